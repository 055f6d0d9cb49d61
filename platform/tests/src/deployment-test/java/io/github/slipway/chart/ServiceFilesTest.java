package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Rules and dashboards of the service, which values add to the chart's. {@link ChartFactsTest} tests the chart's files alone.
 */
class ServiceFilesTest {

    private final Chart chart = Chart.of("everything-values.yaml");

    @Test
    void rulesAreBesideTheCharts() {
        Map<String, Object> files = Part.map(chart.object("ConfigMap", "-prometheus-rules").content(), "data");

        assertThat(files).containsKeys("jvm.yml", "boats.yml", "moorings.yml");
        assertThat(groups(files, "boats.yml")).extracting(group -> Part.text(group, "name")).containsExactly("boats");
        assertThat(Part.text(groups(files, "boats.yml"), 0, "rules", 0, "annotations", "summary"))
                .isEqualTo("{{ $labels.release }} has no boats");
        assertThat(groups(files, "moorings.yml")).extracting(group -> Part.text(group, "name")).containsExactly("moorings");
    }

    @Test
    void prometheusFindsTheRulesAndIsRestartedWithThem() {
        KubernetesObject prometheus = chart.object("StatefulSet", "-prometheus");

        assertThat(Part.list(prometheus.podTemplate(), "spec", "volumes", 0, "projected", "sources", 1, "configMap", "items"))
                .contains(Map.of("key", "boats.yml", "path", "rules/boats.yml"), Map.of("key", "jvm.yml", "path", "rules/jvm.yml"));
        assertThat(checksum(Chart.ofDefaults().set("prometheus.rules.boats\\.yml", "groups: []"), "StatefulSet", "-prometheus"))
                .isNotEqualTo(checksum(Chart.ofDefaults(), "StatefulSet", "-prometheus"));
    }

    @Test
    void anOperatorsPrometheusHasTheRules() {
        assertThat(Part.list(chart.object("PrometheusRule", "").at("spec", "groups"))).extracting(group -> Part.text(group, "name"))
                .contains("boats", "moorings", "jvm");
    }

    @Test
    void dashboardsAreBesideTheCharts() {
        String text = Part.text(chart.object("ConfigMap", "-grafana-dashboards").content(), "data", "boats.json");

        assertThat(text).startsWith("{\"uid\": \"boats\"").contains("{{ never }}");
        assertThat(Part.map(chart.object("ConfigMap", "-grafana-dashboards").content(), "data")).containsKey("service.json");
        assertThat(checksum(Chart.ofDefaults().set("grafana.dashboards.files.boats\\.json", "{}"), "Deployment", "-grafana"))
                .isNotEqualTo(checksum(Chart.ofDefaults(), "Deployment", "-grafana"));
    }

    /** The folder of another Grafana has the dashboards of all services, so the file's name contains the service's name. */
    @Test
    void anotherGrafanaHasTheDashboards() {
        assertThat(Part.map(chart.object("ConfigMap", "-dashboard-boats").content(), "data")).containsOnlyKeys("slipway-boats.json");
        assertThat(Part.map(Chart.of("everything-values.yaml").set("nameOverride", "order-history").object("ConfigMap", "-dashboard-boats")
                .content(), "data")).containsOnlyKeys("order-history-boats.json");
        assertThat(Part.map(Chart.of("everything-values.yaml").set("nameOverride", "order-history").object("ConfigMap", "-dashboard-jvm")
                .content(), "data")).containsOnlyKeys("slipway-jvm.json");
    }

    @Test
    void filesOfTheChartStay() {
        assertThat(Chart.ofDefaults().set("prometheus.rules.jvm\\.yml", "groups: []").refusal())
                .contains("prometheus.rules.jvm.yml: the chart has a file of this name");
        assertThat(Chart.ofDefaults().set("grafana.dashboards.files.jvm\\.json", "{}").refusal())
                .contains("grafana.dashboards.files.jvm.json: the chart has a file of this name");
    }

    @Test
    void filesThatCannotWorkAreRefused() {
        assertThat(Chart.ofDefaults().set("prometheus.rules.boats\\.yml", "- groups").refusal())
                .contains("prometheus.rules.boats.yml: is not a rule file");
        assertThat(Chart.ofDefaults().set("prometheus.rules.boats\\.yml.groups", "boats").refusal())
                .contains("prometheus.rules.boats.yml: is not a rule file");
        assertThat(Chart.ofDefaults().set("grafana.dashboards.files.boats\\.json", "boats").refusal())
                .contains("grafana.dashboards.files.boats.json: is not a dashboard");
    }

    /** Files of {@code --set-file} have several lines, like this text. */
    @Test
    void textsStayAsTheyAre(@TempDir Path folder) throws IOException {
        String dashboard = "{\n\t\"title\": \"Bö: 'ats'\",\n  \"expr\": \"{{x}} # {{- y }}\"   \n}\n\n";
        Path values = folder.resolve("values.yaml");
        Files.writeString(values, new Yaml().dump(Map.of("nameOverride", "slipway", "image", Map.of("tag", "1.2.3"),
                "grafana", Map.of("dashboards", Map.of("files", Map.of("boats.json", dashboard))))));

        assertThat(Part.text(Chart.of(Chart.RELEASE, values).object("ConfigMap", "-grafana-dashboards").content(), "data", "boats.json"))
                .isEqualTo(dashboard);
    }

    private static List<Object> groups(Map<String, Object> files, String name) {
        return Part.list(new Yaml().load(Part.text(files, name)), "groups");
    }

    private static String checksum(Chart chart, String kind, String suffix) {
        return Part.text(chart.object(kind, suffix).podTemplate(), "metadata", "annotations", "checksum/configuration");
    }
}
