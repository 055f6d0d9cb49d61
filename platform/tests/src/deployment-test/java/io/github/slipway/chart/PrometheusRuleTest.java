package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The rules for a Prometheus Operator, whose Prometheus evaluates the rules of several releases. */
class PrometheusRuleTest {
    private static final Pattern SELECTOR = Pattern.compile("\\{(?:[^}\"]|\"[^\"]*\")*}");
    private static final Pattern WITHOUT_BRACES = Pattern.compile("[a-z0-9_]+:[a-z0-9_]+:[a-z0-9_]+(?!\\{|[a-z0-9_])");

    @Test
    void selectTheirReleaseOnly() {
        List<String> expressions = expressions(Chart.ofDefaults());

        assertThat(expressions).hasSizeGreaterThan(80).allSatisfy(expression -> {
            assertThat(SELECTOR.matcher(expression).results()).allSatisfy(
                    selector -> assertThat(selector.group()).startsWith("{namespace=\"there\",release=\"demo\""));
            assertThat(WITHOUT_BRACES.matcher(expression).results()).isEmpty();
        });
        assertThat(expressions).contains(
                "sum by (namespace, release) (hikaricp_connections{namespace=\"there\",release=\"demo\",job=\"server\"})");
    }

    @Test
    void ofTheServiceSelectItsReleaseToo() {
        assertThat(expressions(Chart.of("everything-values.yaml")))
                .contains("boats{namespace=\"there\",release=\"demo\",job=\"server\"} == 0");
    }

    private static List<String> expressions(Chart chart) {
        return Part.list(chart.set("prometheusRule.enabled", true).object("PrometheusRule", "").at("spec", "groups")).stream()
                .flatMap(group -> Part.list(group, "rules").stream())
                .map(rule -> Part.text(rule, "expr"))
                .filter(expression -> !expression.startsWith("vector("))
                .toList();
    }
}
