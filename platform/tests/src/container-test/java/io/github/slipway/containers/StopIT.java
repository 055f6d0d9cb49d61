package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.output.OutputFrame.OutputType;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;

/** The container gets SIGTERM while it works. */
class StopIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** The JVM's exit code after SIGTERM. */
    private static final long TERMINATED = 143;

    @AutoClose
    private static final Stack STACK = Stack.migrated();

    @Test
    void answersTheRequestThatItHasAndEnds() {
        Service service = STACK.serve(Map.of("POSTGRES_TIMEOUT", "1m"));
        String entry = service.createEntry("before");
        String container = service.getContainerId();
        // This statement locks the row for two seconds.
        CompletableFuture<String> lock = CompletableFuture.supplyAsync(
                () -> STACK.database.query("WITH locked AS MATERIALIZED (SELECT FROM entries FOR UPDATE) SELECT pg_sleep(2) FROM locked"));
        awaitStatement("PgSleep");
        CompletableFuture<HttpResponse<String>> slow = service.send("PUT", entry, "after");
        awaitStatement("transactionid");

        STACK.engine.killContainerCmd(container).withSignal("SIGTERM").exec();

        assertThat(slow.join().statusCode()).isEqualTo(200);
        assertThat(lock.join()).isEmpty();
        Awaitility.await().atMost(LIMIT).until(() -> !Boolean.TRUE.equals(Engine.state(container).getRunning()));
        ContainerState end = Engine.state(container);
        assertThat(end.getExitCodeLong()).isEqualTo(TERMINATED);
        assertThat(STACK.lines(container, OutputType.STDOUT)).last().asString().contains("\"message\":\"Stopped\"");
        assertThat(STACK.database.query("SELECT text FROM entries")).isEqualTo("after");
    }

    private static void awaitStatement(String waitEvent) {
        Awaitility.await().atMost(LIMIT)
                .until(() -> STACK.database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = '" + waitEvent + "'")
                        .equals("1"));
    }
}
