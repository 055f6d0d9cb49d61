package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;

/** The memory limit that docs/decisions/image.md recommends suffices for many concurrent requests of the maximum size. */
class MemoryIT {
    private static final int CALLERS = 64;
    private static final int REQUESTS = 6_000;
    /** A text with which the body is just below its size limit. */
    private static final String LONGEST = "x".repeat((16 << 10) - 20);

    @AutoClose
    private static final Stack STACK = Stack.migrated();

    /** Without a CPU limit, as in the chart, the JVM sees all cores of its node. */
    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void isEnoughUnderLoad(int cores) throws Exception {
        Service service = STACK.serve(Map.of("JDK_JAVA_OPTIONS", "-XX:ActiveProcessorCount=" + cores));
        STACK.database.query("INSERT INTO entries (text) SELECT repeat('😀', 140) FROM generate_series(1, 100)");

        List<Future<HttpResponse<String>>> answers;
        var healthChecks = new HealthChecks(service);
        try (healthChecks; var callers = Executors.newFixedThreadPool(CALLERS)) {
            answers = IntStream.range(0, REQUESTS).mapToObj(i -> callers.submit(
                    () -> i % 2 == 0 ? service.get("/entries?limit=100") : service.send("POST", "/entries", LONGEST).join())).toList();
        }

        // A health check must not be killed and must not run out of memory. On a slow machine it may take too long (1).
        assertThat(healthChecks.exitCodes).isNotEmpty().isSubsetOf(0, 1);
        ContainerState state = Engine.state(service.getContainerId());
        assertThat(state.getOOMKilled()).isFalse();
        assertThat(state.getRunning()).as(() -> state + "\n" + service.getLogs()).isTrue();
        // On a slow machine, a request may wait too long for a connection (503).
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(answers.get(i).get().statusCode()).isIn(i % 2 == 0 ? List.of(200, 503) : List.of(400));
        }
        assertThat(service.get("/entries?limit=100").statusCode()).isEqualTo(200);
    }

    /** Compose's health checks in the same container, one after the other until this object is closed. */
    private static final class HealthChecks implements AutoCloseable {
        final Set<Integer> exitCodes = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final CompletableFuture<Void> running;

        HealthChecks(Service service) {
            running = CompletableFuture.runAsync(() -> {
                while (!closed.get()) {
                    exitCodes.add(service.checkHealth().getExitCode());
                }
                // A separate thread, because the common threads handle the client's responses.
            }, Thread::startVirtualThread);
        }

        @Override
        public void close() {
            closed.set(true);
            running.join();
        }
    }
}
