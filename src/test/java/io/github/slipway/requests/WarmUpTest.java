package io.github.slipway.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

class WarmUpTest {
    @Test
    void statementsHaveRunBeforeItIsReadyAndNobodyHasCalled() {
        TestDatabase database = TestDatabase.migrated();
        try (CapturedLog log = CapturedLog.ofAll(); RunningService service = RunningService.on(() -> database, Map.of())) {
            service.start();
            service.awaitReady();

            String metrics = service.metrics();
            double reads = statements(metrics, "findBefore");
            double writes = statements(metrics, "update");
            assertThat(log.lines().stream().filter(line -> line.matches("INFO Warmed up by \\d+ requests in \\d+ ms")))
                    .singleElement().asString().contains(" %.0f requests".formatted(reads + writes));
            assertThat(reads).isGreaterThan(0);
            assertThat(writes).isGreaterThan(0);
            assertThat(metrics).doesNotContain("http_server_requests");
            assertThat(log.events()).noneMatch(event -> event.getLoggerName().equals("io.github.slipway.access"));
            assertThat(database.query("SELECT count(*) FROM tweets")).isEqualTo("0");
        }
    }

    private static double statements(String metrics, String statement) {
        return Series.value(metrics, "database_statements_seconds_count{exception=\"none\",statement=\"" + statement + "\"}");
    }
}
