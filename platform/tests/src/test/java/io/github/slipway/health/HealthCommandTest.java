package io.github.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

class HealthCommandTest {

    @Test
    void succeedsWhileTheServiceWorks() {
        TestDatabase database = TestDatabase.migrated();
        try (var service = RunningService.on(() -> database, Map.of())) {
            service.start();
            service.awaitReady();
            assertThat(HealthCommand.run(service.apiPort())).isZero();

            database.makeUnreachable();

            assertThat(HealthCommand.run(service.apiPort())).isEqualTo(1);
        }
    }

    @Test
    void failsWhereNothingListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(HealthCommand.run(port)).isEqualTo(1);
    }

    @Test
    void failsInSecondsWhereNothingAnswers() throws IOException {
        try (var silent = new ServerSocket(0)) {
            Instant begin = Instant.now();
            assertThat(HealthCommand.run(silent.getLocalPort())).isEqualTo(1);
            assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
        }
    }
}
