package io.github.slipway.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

/** The service has all series that rules and dashboards use. */
class DashboardMetricsTest {

    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of());

    @Test
    void allSeriesOfTheServiceAreThere() {
        service.get(service.create("/entries", "{\"text\":\"Hello\"}"));
        System.gc(); // the series of garbage collections appear with the first collection

        Stream<String> rules = Promql.rules().stream().map(rule -> rule.get("expr"));
        Stream<String> dashboards = Source.names().stream()
                .flatMap(name -> Json.read(Dashboard.json(name)).findValuesAsText("expr").stream());
        List<Promql.Selector> selectors = Stream.concat(rules, dashboards)
                .flatMap(expression -> Promql.selectors(expression).stream())
                .filter(selector -> selector.labels().contains("job=\"server\""))
                .toList();
        Set<String> asked = selectors.stream().map(Promql.Selector::series).collect(Collectors.toCollection(TreeSet::new));
        asked.remove("up"); // Prometheus adds this series
        asked.remove("log_syslog_dropped_total"); // exists only with a syslog server: SyslogIT
        asked.remove("log_stdout_dropped_total"); // exists only with the program's log configuration: UnreadOutputTest

        assertThat(asked).hasSizeGreaterThan(20);
        await().untilAsserted(() -> assertThat(Series.names(service.metrics()).stream().map(series -> series.replaceFirst("\\{.*", "")))
                .containsAll(asked));
    }
}
