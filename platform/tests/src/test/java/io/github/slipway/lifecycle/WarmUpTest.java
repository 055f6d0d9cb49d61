package io.github.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

class WarmUpTest {
    private static final Pattern WARMED_UP = Pattern.compile("INFO Warmed up with (\\d+) of 1000 requests");

    @Test
    void statementsHaveRunBeforeItIsReadyAndNobodyHasCalled() {
        TestDatabase database = TestDatabase.migrated();
        try (CapturedLog log = CapturedLog.ofAll();
                RunningService service = RunningService.on(() -> database, Map.of(Setting.WARM_UP, "true"))) {
            service.start();
            service.awaitReady();

            String metrics = service.metrics();
            double reads = statements(metrics, "findNewest");
            double writes = statements(metrics, "update");
            // On a slow machine, the last responses can arrive too late.
            assertThat(answered(log)).isPositive().isLessThanOrEqualTo(reads + writes);
            assertThat(reads).isGreaterThan(0);
            assertThat(writes).isGreaterThan(0);
            assertThat(metrics).doesNotContain("http_server_requests");
            assertThat(log.events()).noneMatch(event -> event.getLoggerName().equals("io.github.slipway.access"));
            assertThat(database.query("SELECT count(*) FROM entries")).isEqualTo("0");
        }
    }

    private static double answered(CapturedLog log) {
        return log.lines().stream().map(WARMED_UP::matcher).filter(Matcher::matches).mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }

    private static double statements(String metrics, String statement) {
        return Series.value(metrics, "database_statements_seconds_count{exception=\"none\",statement=\"" + statement + "\"}");
    }
}
