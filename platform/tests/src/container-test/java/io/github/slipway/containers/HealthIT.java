package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;

/** The command that Compose's health check runs. */
class HealthIT {
    /** Its own limit is three seconds; Compose allows these. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @AutoClose
    private static final Stack STACK = Stack.migrated();

    @Test
    void succeedsWhileTheServiceWorks() {
        ExecResult health = STACK.serve(Map.of()).run("health");

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
        // The service's process, and not the container: nothing can be run in a container that is paused.
        STACK.engine.killContainerCmd(service.getContainerId()).withSignal("STOP").exec();
        Instant begin = Instant.now();

        ExecResult health = service.run("health");

        assertThat(health.getStderr().strip()).isEqualTo("unhealthy: no answer within 3 s");
        assertThat(health.getExitCode()).isEqualTo(1);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(LIMIT);
        STACK.engine.killContainerCmd(service.getContainerId()).withSignal("CONT").exec();
    }
}
