package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container.ExecResult;

import io.github.slipway.testing.TimedAnswer;

/** The database hangs or stops, and comes back. Meanwhile the service reports the outage, and it needs no restart. */
class OutageIT {
    /** POSTGRES_TIMEOUT, the driver's additional time, and a reserve for a busy machine. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    @AutoClose
    private static final Stack STACK = Stack.migrated();

    private static Service service;
    private static String entry;
    private static String process;

    @BeforeAll
    static void serve() {
        service = STACK.serve(Map.of("POSTGRES_TIMEOUT", "2s"));
        entry = service.createEntry("still there");
        process = started();
    }

    @Test
    void aDatabaseThatHangs() {
        String database = STACK.database.getContainerId();
        Engine.pause(database);
        try {
            assertUnavailable();
            assertUnhealthy();
        } finally {
            Engine.resume(database);
        }
        assertRecovery();
    }

    @Test
    void aDatabaseThatStops() {
        String database = STACK.database.getContainerId();
        STACK.engine.stopContainerCmd(database).exec();
        try {
            assertUnavailable();
            assertUnhealthy();
        } finally {
            STACK.engine.startContainerCmd(database).exec();
        }
        assertRecovery();
    }

    private static void assertUnavailable() {
        TimedAnswer answer = TimedAnswer.to(() -> service.get(entry));
        answer.assertUnavailable();
        assertThat(answer.duration()).isLessThan(ANSWER_LIMIT);
    }

    /** The command must end before the limit of the container engine's health check. */
    private static void assertUnhealthy() {
        ExecResult health = service.checkHealth();
        assertThat(health.getExitCode()).isEqualTo(1);
        assertThat(health.getStderr()).startsWith("unhealthy: ");
    }

    private static void assertRecovery() {
        Awaitility.await().atMost(RECOVERY_LIMIT).until(() -> service.get(entry).statusCode() == 200);
        assertThat(service.get(entry).body()).contains("\"still there\"");
        assertThat(service.checkHealth().getExitCode()).isZero();
        assertThat(started()).isEqualTo(process);
    }

    private static String started() {
        return String.valueOf(Engine.state(service.getContainerId()).getStartedAt());
    }
}
