package io.github.slipway.health;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * {@code slipway health}: for containers, whose images have no other program to ask with. A plain socket, since an HTTP client
 * takes longer to load than the question is worth.
 */
public final class HealthCommand {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private HealthCommand() {}

    /**
     * Asks the service of this machine for {@code /healthcheck}.
     *
     * @param port the service's port
     * @return the process's exit code: 0 if it answers 200 within three seconds, else 1
     */
    public static int run(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) TIMEOUT.toMillis());
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream()
                    .write("GET /healthcheck HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String statusLine = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            if (statusLine != null && statusLine.startsWith("HTTP/1.1 200 ")) {
                return 0;
            }
            System.err.println("unhealthy: " + statusLine);
        } catch (IOException e) {
            System.err.println("unhealthy: " + e.getMessage());
        }
        return 1;
    }
}
