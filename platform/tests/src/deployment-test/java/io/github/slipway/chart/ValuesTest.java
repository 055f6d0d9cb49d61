package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.testing.Json;

class ValuesTest {
    private static final String WRITE = "./mvnw -f platform -pl tests -am test -Dtest=ValuesTest "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dchart.readme.write=true writes it";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "nameOverride|Order|/nameOverride",
            "nameOverride|order_history|/nameOverride",
            "nameOverride|order-|/nameOverride",
            "nameOverride|1st|/nameOverride",
            "nameOverride|a23456789-123456789-123456789-123456789-123456789-1234|/nameOverride",
            "replicaCount|two|/replicaCount",
            "replicas|2|'replicas' not allowed",
            "image.tga|1|/image",
            "image.digest|sha256:1|/image/digest",
            "settings.ui|none|/settings/ui",
            "settings.timeout|5|/settings/timeout",
            "settings.timeout|0s|/settings/timeout",
            "postgres.image.tag|''|/postgres/image/tag",
            "postgres.image.repository|''|/postgres/image/repository",
            "postgres.parameters|100|/postgres/parameters",
            "podDisruptionBudget.maxUnavailable|0%|/podDisruptionBudget/maxUnavailable",
            "postgres.persistence.size|big|/postgres/persistence/size",
            "postgres.backup.keep|0|/postgres/backup/keep",
            "postgres.backup.s3.bucket|s3://mine|/postgres/backup/s3/bucket",
            "postgres.backup.s3.endpoint|minio:9000|/postgres/backup/s3/endpoint",
            "prometheus.retention.size|6|/prometheus/retention/size",
            "prometheus.rules.orders\\.yaml|'groups: []'|/prometheus/rules",
            "prometheus.rules.orders\\.yml.group|orders|/prometheus/rules/orders.yml",
            "prometheus.alertmanagers[0]|http://there:9093|/prometheus/alertmanagers/0",
            "alertmanager.receiver|mail|/alertmanager/receiver",
            "networkPolicy.receiverPorts|443|/networkPolicy/receiverPorts",
            "externalDatabase.sslmode|on|/externalDatabase/sslmode",
            "grafana.dashboards.files.orders|'{}'|/grafana/dashboards/files",
            "grafana.dashboards.configMaps.labels|grafana_dashboard|/grafana/dashboards/configMaps/labels",
            "networkPolicy.apiPeers|all|/networkPolicy/apiPeers",
            "resources.limit.cpu|1|/resources"})
    void areRefusedByTheirPath(String name, String value, String path) {
        assertThat(Chart.ofDefaults().set(name, value).refusal()).contains(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "postgres.enabled|externalDatabase.host is needed",
            "generatePasswords|existingSecret is needed",
            "prometheus.enabled|grafana.prometheusUrl is needed"})
    void thatNeedAnotherSaySo(String switchedOff, String message) {
        assertThat(Chart.ofDefaults().set(switchedOff, false).refusal()).contains(message);
    }

    @Test
    void anIngressNeedsAHost() {
        assertThat(Chart.ofDefaults().set("ingress.enabled", true).refusal()).contains("ingress.host is needed");
    }

    @Test
    void withoutPrometheusThereIsNothingToBeToldOf() {
        assertThat(Chart.of("least-values.yaml").set("alertmanager.enabled", true).refusal())
                .contains("alertmanager.enabled needs prometheus.enabled");
    }

    @Test
    void thatContradictEachOtherSaySo() {
        assertThat(Chart.ofDefaults().set("autoscaling.enabled", true).set("autoscaling.minReplicas", 9).refusal())
                .contains("autoscaling.maxReplicas is less");
        assertThat(Chart.of("external-values.yaml").set("postgres.backup.enabled", true).refusal())
                .contains("postgres.backup.enabled is for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8Gi", "8Ki", "500M", "1.5Ti"})
    void ofSizesAreQuantities(String size) {
        assertThat(Chart.ofDefaults().set("postgres.persistence.size", size).object("StatefulSet", "-postgres").at("spec",
                "volumeClaimTemplates", 0, "spec", "resources", "requests", "storage")).isEqualTo(size);
    }

    @Test
    void ofTextMayLookLikeOtherTypes() {
        KubernetesObject deployment = Chart.of("external-values.yaml").set("externalDatabase.database", "'no'").object("Deployment", "");
        assertThat(Environment.of(deployment, "server")).containsKey("POSTGRES_DB");
        assertThat(Chart.ofDefaults().set("ingress.enabled", true).set("ingress.host", "*.example.com").object("Ingress", "")
                .at("spec", "rules", 0, "host")).isEqualTo("*.example.com");
        assertThat(Chart.ofDefaults().set("postgres.image.tag", 17).object("StatefulSet", "-postgres").containers().getFirst().toString())
                .contains("postgres:17");
    }

    @Test
    void areAllInTheSchema() throws IOException {
        Map<String, Object> values = new Yaml().load(Files.readString(Chart.FOLDER.resolve("values.yaml")));
        var schema = Json.read(Files.readString(Chart.FOLDER.resolve("values.schema.json")));

        List<String> missing = new ArrayList<>();
        collectMissing(values, schema, schema, "", missing);

        assertThat(missing).isEmpty();
        assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void areInTheReadme() throws IOException {
        String readme = Files.readString(Chart.FOLDER.resolve("README.md"));
        String current = ValuesTable.in(readme, Files.readString(Chart.FOLDER.resolve("values.yaml")));
        if (Boolean.getBoolean("chart.readme.write")) {
            Files.writeString(Chart.FOLDER.resolve("README.md"), current);
        } else {
            assertThat(readme).as(WRITE).isEqualTo(current);
        }
    }

    private static void collectMissing(Map<?, ?> values, JsonNode schema,
            JsonNode root, String path, List<String> missing) {
        values.forEach((name, value) -> {
            var property = schema.path("properties").path(String.valueOf(name));
            if (property.has("$ref")) {
                property = root.at(property.get("$ref").asText().substring(1));
            }
            if (property.isMissingNode()) {
                missing.add(path + name);
            } else if (value instanceof Map<?, ?> map && property.has("properties")) {
                collectMissing(map, property, root, path + name + ".", missing);
            }
        });
    }
}
