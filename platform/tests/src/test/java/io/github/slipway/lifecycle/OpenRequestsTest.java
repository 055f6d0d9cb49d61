package io.github.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.event.HttpRequestReceivedEvent;

class OpenRequestsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final OpenRequests requests = new OpenRequests();

    @Test
    void doesNotWaitWithoutRequests() throws InterruptedException {
        assertThat(requests.awaitNone(LONG)).isZero();
    }

    @Test
    void waitsUntilEachRequestHasEnded() throws Exception {
        receive();
        receive();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = executor.submit(() -> requests.awaitNone(LONG));
            requests.ended();
            Awaitility.await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());

            requests.ended();

            assertThat(waiting.get()).isZero();
        }
    }

    @Test
    void givesUpAfterTheLimit() throws InterruptedException {
        receive();

        assertThat(requests.awaitNone(Duration.ofMillis(100))).isEqualTo(1);
    }

    private void receive() {
        requests.onApplicationEvent(new HttpRequestReceivedEvent(HttpRequest.GET("/")));
    }
}
