package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is switched off is not there, and what needs it says so. */
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
            "postgres.backup.enabled,CronJob"})
    void whatIsOffByDefaultCanBeSwitchedOn(String value, String kind) {
        assertThat(kinds(Chart.ofDefaults())).doesNotContain(kind);
        assertThat(kinds(Chart.ofDefaults().set(value, true))).contains(kind);
    }

    @Test
    void theAutoscalerDecidesAlone() {
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

        assertThat(volumes)
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
    void theGracePeriodFitsTheRequestsInFlight() {
        Chart chart = Chart.ofDefaults().set("settings.shutdownTimeoutSeconds", 45).set("preStopSeconds", 7);

        assertThat(Environment.of(chart.object("Deployment", ""), "server")).containsEntry("SHUTDOWN_TIMEOUT", "45s");
        assertThat(chart.object("Deployment", "").at("spec", "template", "spec", "terminationGracePeriodSeconds")).isEqualTo(57);
    }

    private static Set<String> components(Chart chart) {
        return chart.objects().stream().map(KubernetesObject::component).collect(Collectors.toSet());
    }

    private static Set<String> kinds(Chart chart) {
        return chart.objects().stream().map(KubernetesObject::kind).collect(Collectors.toSet());
    }
}
