package io.github.slipway.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.slipway.testing.ProgramProcess;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

/** The reader of the container's output has stopped, and the pipe fills. */
class UnreadOutputTest {
    /** More lines than the pipe and the queue take. */
    private static final int REQUESTS = 8000;
    private static final int AT_ONCE = 20;

    @Test
    void delaysNoRequestAndNoStop() {
        try (var program = ProgramProcess.servingUnread(TestDatabase.migrated().environment())) {
            for (int i = 0; i < REQUESTS / AT_ONCE; i++) {
                IntStream.range(0, AT_ONCE).mapToObj(_ -> program.send(program.request("/nothing"))).toList().stream()
                        .map(CompletableFuture::join).map(HttpResponse::statusCode)
                        .forEach(status -> assertThat(status).isEqualTo(404));
            }

            assertThat(program.getManagement("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(Series.value(program.getManagement("/metrics").body(), "log_stdout_dropped_total")).isPositive();
            program.terminate();
            assertThat(program.awaitExit()).isEqualTo(143);
        }
    }
}
