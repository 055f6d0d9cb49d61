package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A disabled part has no objects, and the chart refuses values that need a disabled part. */
class SwitchesTest {

    @ParameterizedTest
    @CsvSource({"postgres,StatefulSet", "syslog,Deployment", "prometheus,StatefulSet", "grafana,Deployment"})
    void aPartThatIsOffHasNoObject(String part, String kind) {
        assertThat(components(Chart.ofDefaults())).contains(part);
        Chart.ofDefaults().object(kind, "-" + part);

        Chart without = Chart.ofDefaults().set(part + ".enabled", false)
                .set("externalDatabase.host", "db").set("existingSecret", "mine").set("grafana.prometheusUrl", "http://prometheus");

        assertThat(components(without)).contains("server").doesNotContain(part);
    }

    @Test
    void withNothingAroundItThereIsTheService() {
        assertThat(components(Chart.of("least-values.yaml"))).containsExactlyInAnyOrder("server", "postgres", "system-test");
    }

    @ParameterizedTest
    @CsvSource({
            "autoscaling.enabled,HorizontalPodAutoscaler",
            "ingress.enabled,Ingress",
            "serviceMonitor.enabled,ServiceMonitor",
            "prometheusRule.enabled,PrometheusRule",
            "postgres.backup.enabled,CronJob"})
    void whatIsOffByDefaultCanBeSwitchedOn(String value, String kind) {
        assertThat(kinds(Chart.ofDefaults())).doesNotContain(kind);
        assertThat(kinds(Chart.ofDefaults().set(value, true).set("ingress.host", "slipway.example.com"))).contains(kind);
    }

    @Test
    void withoutTheExporterNothingSpeaksOfIt() {
        Chart without = Chart.ofDefaults().set("postgres.exporter.enabled", false).set("serviceMonitor.enabled", true);

        assertThat(without.objects()).extracting(KubernetesObject::name).doesNotContain("demo-slipway-postgres-metrics");
        assertThat(kinds(without)).contains("ServiceMonitor");
        // The exporter's password stays, because the exporter can be enabled again.
        assertThat(without.objects().stream().filter(object -> !object.kind().equals("Secret")).map(object -> object.content().toString()))
                .noneMatch(content -> content.contains("9187") || content.contains("EXPORTER_PASSWORD_FILE="));
    }

    @Test
    void theDatabaseIsReadyWhetherItCanBeMeasuredOrNot() {
        List<Object> containers = Chart.ofDefaults().object("StatefulSet", "-postgres").containers();

        assertThat(containers).extracting(container -> Part.text(container, "name")).containsExactly("postgres", "exporter");
        assertThat(Part.map(containers.getFirst())).containsKey("readinessProbe");
        assertThat(Part.map(containers.getLast())).doesNotContainKeys("readinessProbe", "startupProbe");
    }

    @Test
    void alertmanagerIsOffUntilItIsSwitchedOn() {
        assertThat(components(Chart.ofDefaults())).doesNotContain("alertmanager");
        assertThat(alertmanagers(Chart.ofDefaults())).isEqualTo("- targets: []");

        Chart on = Chart.ofDefaults().set("alertmanager.enabled", true);

        assertThat(on.objects().stream().filter(object -> object.component().equals("alertmanager")).map(KubernetesObject::kind))
                .containsExactlyInAnyOrder("Deployment", "NetworkPolicy", "Secret", "Service");
        assertThat(alertmanagers(on)).isEqualTo("- targets: [\"demo-slipway-alertmanager:9093\"]");
    }

    @Test
    void anotherAlertmanagerIsToldAsWell() {
        assertThat(alertmanagers(Chart.ofDefaults().set("prometheus.alertmanagers[0]", "there:9093")))
                .isEqualTo("- targets: [\"there:9093\"]");
        assertThat(alertmanagers(Chart.of("everything-values.yaml")))
                .isEqualTo("- targets: [\"demo-slipway-alertmanager:9093\",\"alertmanager.monitoring.svc:9094\"]");
    }

    @Test
    void alertmanagersConfigurationCanBeReplaced() {
        Chart chart = Chart.ofDefaults().set("alertmanager.enabled", true).set("alertmanager.existingSecret", "mine");

        assertThat(chart.objects()).extracting(KubernetesObject::name, KubernetesObject::kind)
                .doesNotContain(tuple("demo-slipway-alertmanager", "Secret"));
        assertThat(Part.list(chart.object("Deployment", "-alertmanager").podTemplate(), "spec", "volumes"))
                .extracting(volume -> Part.text(volume, "secret", "secretName")).contains("mine");
    }

    @Test
    void dashboardsAreForAnotherGrafanaToo() {
        assertThat(dashboards(Chart.ofDefaults())).isEmpty();
        Chart chart = Chart.ofDefaults().set("grafana.enabled", false).set("grafana.dashboards.configMaps.enabled", true);
        assertThat(dashboards(chart)).extracting(KubernetesObject::name).containsExactlyInAnyOrder("demo-slipway-dashboard-database",
                "demo-slipway-dashboard-jvm", "demo-slipway-dashboard-pipeline", "demo-slipway-dashboard-service");

        assertThat(dashboards(Chart.of("everything-values.yaml"))).hasSize(5).allSatisfy(dashboard -> {
            assertThat(dashboard.labels()).containsEntry("grafana_dashboard", "1");
            assertThat(dashboard.at("metadata", "annotations")).isEqualTo(Map.of("grafana_folder", "Slipway"));
        });
        assertThat(Part.text(chart.object("ConfigMap", "-dashboard-jvm").content(), "data", "slipway-jvm.json"))
                .isEqualTo(Part.text(Chart.ofDefaults().object("ConfigMap", "-grafana-dashboards").content(), "data", "jvm.json"));
    }

    @Test
    void volumesThatAreNotThereHaveNoSize() {
        Chart chart = Chart.ofDefaults().set("postgres.persistence.enabled", false).set("prometheus.persistence.enabled", false);

        assertThat(Part.text(chart.object("ConfigMap", "-prometheus").content(), "data", "capacity.yml")).isBlank();
    }

    @ParameterizedTest
    @CsvSource({"postgres,StatefulSet,data", "prometheus,StatefulSet,data", "syslog,Deployment,logs"})
    void temporaryVolumesHaveALimit(String part, String kind, String volume) {
        Chart chart = Chart.ofDefaults().set(part + ".persistence.enabled", false).set(part + ".persistence.size", "3Gi");

        assertThat(Part.list(chart.object(kind, "-" + part).podTemplate(), "spec", "volumes"))
                .contains(Map.of("name", volume, "emptyDir", Map.of("sizeLimit", "3Gi")));
    }

    @Test
    void theAutoscalerDecidesAlone() throws IOException {
        // A rollback, and a tool that renders without the cluster, would find other objects than lookup.
        assertThat(Files.readString(Chart.FOLDER.resolve("templates/server/deployment.yaml"))).doesNotContain("lookup");
        assertThat(Chart.ofDefaults().object("Deployment", "").at("spec", "replicas")).isEqualTo(2);
        assertThat(Chart.ofDefaults().set("autoscaling.enabled", true).object("Deployment", "").at("spec", "replicas")).isNull();
    }

    @Test
    void anExternalDatabaseIsReachedAsConfigured() {
        Map<String, String> environment = Environment.of(Chart.of("external-values.yaml").object("Deployment", ""), "server");

        assertThat(environment).containsEntry("POSTGRES_HOST", "db.example.com")
                .containsEntry("POSTGRES_PORT", "6432")
                .containsEntry("POSTGRES_SSLMODE", "verify-full")
                .containsEntry("POSTGRES_SSLROOTCERT", "/run/secrets/database-ca/ca.crt")
                .containsEntry("SYSLOG_HOST", "syslog.example.com")
                .containsEntry("SYSLOG_PORT", "1514");
    }

    @Test
    void theServiceAndTheMigrationHaveTheirOwnRoles() {
        KubernetesObject deployment = Chart.ofDefaults().object("Deployment", "");
        List<Object> volumes = Part.list(deployment.podTemplate(), "spec", "volumes");

        assertThat(volumes).filteredOn(volume -> Part.at(volume, "secret") != null)
                .extracting(volume -> Part.text(volume, "name"), volume -> Part.text(volume, "secret", "items"))
                .containsExactly(
                        tuple("database", "[{key=username, path=username}, {key=password, path=password}]"),
                        tuple("database-owner",
                                "[{key=migration-username, path=username}, {key=migration-password, path=password}]"));
        assertThat(deployment.containers()).extracting(container -> Part.text(container, "volumeMounts", 0, "name"))
                .containsExactly("database-owner", "database");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void passwordsStayAsLongAsTheVolume(boolean keep) {
        Chart chart = Chart.ofDefaults().set("postgres.persistence.keep", keep);

        assertThat(chart.object("Secret", "-database").at("metadata", "annotations", "helm.sh/resource-policy"))
                .isEqualTo(keep ? "keep" : null);
        assertThat(chart.object("StatefulSet", "-postgres").at("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted"))
                .isEqualTo(keep ? "Retain" : "Delete");
    }

    @Test
    void allSettingsReachTheService() {
        Chart chart = Chart.ofDefaults().set("settings.poolSize", 3).set("settings.timeout", "7s").set("settings.logLevel", "DEBUG")
                .set("settings.logFormat", "text").set("settings.ui", "off").set("settings.warmUp", false)
                .set("settings.shutdownTimeoutSeconds", 45).set("settings.idleTimeout", "61s")
                .set("settings.maxConnections", 99).set("settings.graphsUrl", "https://graphs.example.com/")
                .set("settings.metricsUrl", "https://metrics.example.com/");

        assertThat(Environment.of(chart.object("Deployment", ""), "server")).containsAllEntriesOf(Map.of(
                "POSTGRES_POOL_SIZE", "3", "POSTGRES_TIMEOUT", "7s", "LOG_LEVEL", "DEBUG", "LOG_FORMAT", "text", "UI", "off",
                "WARM_UP", "false", "SHUTDOWN_TIMEOUT", "45s", "GRAPHS_URL", "https://graphs.example.com/", "METRICS_URL",
                "https://metrics.example.com/"))
                .containsAllEntriesOf(Map.of("HTTP_IDLE_TIMEOUT", "61s", "HTTP_MAX_CONNECTIONS", "99"));
    }

    @Test
    void theGracePeriodFitsTheRequestsInFlight() {
        Chart chart = Chart.ofDefaults().set("settings.shutdownTimeoutSeconds", 45).set("preStopSeconds", 7);

        assertThat(Environment.of(chart.object("Deployment", ""), "server")).containsEntry("SHUTDOWN_TIMEOUT", "45s");
        assertThat(chart.object("Deployment", "").at("spec", "template", "spec", "terminationGracePeriodSeconds")).isEqualTo(62);
    }

    private static List<KubernetesObject> dashboards(Chart chart) {
        return chart.objects().stream().filter(object -> object.name().startsWith("demo-slipway-dashboard-")).toList();
    }

    private static String alertmanagers(Chart chart) {
        return Part.text(chart.object("ConfigMap", "-prometheus").content(), "data", "alertmanagers.yml").strip();
    }

    private static Set<String> components(Chart chart) {
        return chart.objects().stream().map(KubernetesObject::component).collect(Collectors.toSet());
    }

    private static Set<String> kinds(Chart chart) {
        return chart.objects().stream().map(KubernetesObject::kind).collect(Collectors.toSet());
    }
}
