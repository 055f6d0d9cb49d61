package io.github.slipway.logging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.slipway.testing.ProgramProcess;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

/** Nothing reads the container's standard output, so the pipe fills. */
class UnreadOutputTest {
    /** So many connections and requests write more lines than fit into the pipe and the queue. */
    private static final int CONNECTIONS = 50;
    private static final int REQUESTS = 100;

    @Test
    void delaysNoRequestAndNoStop() throws IOException {
        String request = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n";
        String requests = (request + "\r\n").repeat(REQUESTS - 1) + request + "Connection: close\r\n\r\n";
        try (var program = ProgramProcess.servingUnread(TestDatabase.migrated().environment())) {
            for (int i = 0; i < CONNECTIONS; i++) {
                assertThat(answers(program, requests)).isEqualTo(REQUESTS);
            }

            assertThat(program.getManagement("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(Series.value(program.getManagement("/metrics").body(), "log_stdout_dropped_total")).isPositive();
            program.terminate();
            assertThat(program.awaitExit()).isEqualTo(143);
        }
    }

    /** Sends requests on one connection, and returns the number of responses. */
    private static int answers(ProgramProcess program, String requests) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), program.apiPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            socket.getOutputStream().write(requests.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII).split("HTTP/1\\.1 404 ", -1).length - 1;
        }
    }
}
