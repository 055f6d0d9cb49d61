package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;

/** The command of Compose's health check. */
class HealthIT {
    /** The limit of Compose. The command's own limit is three seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @AutoClose
    private static final Stack STACK = Stack.migrated();

    @Test
    void succeedsWhileTheServiceWorks() {
        ExecResult health = STACK.serve(Map.of()).checkHealth();

        assertThat(health.getStderr()).isEmpty();
        assertThat(health.getExitCode()).isZero();
    }

    @Test
    void failsWhereNoServiceIs() {
        Finished health = STACK.run(Map.of(), "health");

        assertThat(health.exitCode()).isEqualTo(1);
        assertThat(health.errors()).containsExactly("unhealthy: Connection refused");
    }

    @Test
    void endsWhileTheServiceHangs() {
        Service service = STACK.serve(Map.of());
        // The process is stopped, not the container, because no command can run in a paused container.
        STACK.engine.killContainerCmd(service.getContainerId()).withSignal("STOP").exec();
        Instant begin = Instant.now();

        ExecResult health = service.checkHealth();

        assertThat(health.getStderr().strip()).isEqualTo("unhealthy: no answer within 3 s");
        assertThat(health.getExitCode()).isEqualTo(1);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMIT);
        STACK.engine.killContainerCmd(service.getContainerId()).withSignal("CONT").exec();
    }
}
