package io.github.slipway.health;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code health}: a check for containers, whose images have no other HTTP client. It uses a plain socket, because loading an
 * HTTP client takes longer than the check.
 */
public final class HealthCommand {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private HealthCommand() {}

    /**
     * Requests {@code /healthcheck} of the service on this machine.
     *
     * @param port the service's port
     * @return the process's exit code: 0 if the response is 200 within three seconds, else 1
     */
    public static int run(int port) {
        var answer = new FutureTask<>(() -> ask(port));
        // Not a virtual thread, whose scheduler would cost this short process more memory and time than the request.
        Thread.ofPlatform().daemon().start(answer);
        String problem;
        try {
            String statusLine = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (statusLine.startsWith("HTTP/1.1 200 ")) {
                return 0;
            }
            problem = statusLine;
        } catch (ExecutionException e) {
            problem = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
        } catch (TimeoutException e) {
            problem = "no answer within " + TIMEOUT.toSeconds() + " s";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "interrupted";
        }
        System.err.println("unhealthy: " + problem);
        return 1;
    }

    /** The first line of the response. */
    private static String ask(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /healthcheck HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(reader.readLine());
        }
    }
}
