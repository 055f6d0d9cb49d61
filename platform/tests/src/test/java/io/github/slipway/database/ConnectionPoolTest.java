package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

class ConnectionPoolTest {
    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void isClosedWithTheService() {
        try (var log = CapturedLog.ofAll()) {
            try (var service = RunningService.on(() -> database, Map.of())) {
                service.start();
                service.awaitReady();
                assertThat(service.get("/entries").statusCode()).isEqualTo(200);
                assertThat(connections()).isPositive();
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> connections() == 0);
            assertThat(log.lines()).last().isEqualTo("INFO Stopped");
            assertThat(log.lines()).filteredOn(line -> line.contains("disposing")).isEmpty();
        }
    }

    private int connections() {
        return Integer.parseInt(database.query(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'slipway'"));
    }
}
