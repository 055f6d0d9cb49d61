package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart is for any service: all names in it follow from the values for the service's name and image. */
class AnyServiceTest {
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Test
    void withoutANameTheChartRefuses() {
        assertThat(Chart.ofDefaults().set("nameOverride", "").refusal().lines()).first().asString()
                .contains("nameOverride is missing", "the service's name", "k8s/values.yaml");
    }

    @Test
    void aNameThatPostgresqlReservesIsRefused() {
        assertThat(Chart.ofDefaults().set("nameOverride", "postgres").refusal()).contains("nameOverride cannot be postgres");
    }

    @Test
    void withoutATagOrADigestTheChartRefuses() {
        assertThat(Chart.ofDefaults().set("image.tag", "").refusal().lines()).first().asString()
                .contains("image.tag is missing", "k8s/values.yaml", "image.digest");
        assertThat(Chart.ofDefaults().set("image.tag", "").set("image.digest", DIGEST).refusal().lines()).first().asString()
                .contains("systemTest.image.digest is missing");
    }

    @Test
    void imagesHaveTheServicesNameAndVersion() {
        Chart chart = Chart.ofDefaults();

        assertThat(images(chart)).containsExactly("slipway:1.2.3", "slipway:1.2.3", "slipway-system-test:1.2.3");
        assertThat(chart.objects()).allSatisfy(object -> assertThat(object.labels()).containsEntry("app.kubernetes.io/version", "1.2.3"));
    }

    @Test
    void aDigestWinsOverATag() {
        Chart chart = Chart.ofDefaults().set("image.registry", "ghcr.io/me").set("image.digest", DIGEST);

        assertThat(images(chart)).containsExactly("ghcr.io/me/slipway@" + DIGEST, "ghcr.io/me/slipway@" + DIGEST,
                "ghcr.io/me/slipway-system-test:1.2.3");
        assertThat(chart.object("Deployment", "").labels()).containsEntry("app.kubernetes.io/version", "1.2.3");
    }

    @Test
    void aDigestAloneIsNoVersion() {
        Chart chart = Chart.ofDefaults().set("image.tag", "").set("image.digest", DIGEST).set("systemTest.image.digest", DIGEST);

        assertThat(images(chart)).containsExactly("slipway@" + DIGEST, "slipway@" + DIGEST, "slipway-system-test@" + DIGEST);
        assertThat(chart.objects()).allSatisfy(object -> assertThat(object.labels()).doesNotContainKey("app.kubernetes.io/version"));
    }

    @Test
    void imagesCanHaveOtherNames() {
        Chart chart = Chart.ofDefaults().set("image.repository", "me/it").set("systemTest.image.repository", "me/its-test")
                .set("systemTest.image.registry", "ghcr.io").set("systemTest.image.tag", "4");

        assertThat(images(chart)).containsExactly("me/it:1.2.3", "me/it:1.2.3", "ghcr.io/me/its-test:4");
    }

    /** A label has at most 63 characters, and starts and ends with a letter or a digit. Skaffold's tags are longer. */
    @ParameterizedTest
    @CsvSource({
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
            "_1.2.3-, 1.2.3",
            "a, a"})
    void aTagBecomesALabelsValue(String tag, String label) {
        assertThat(Chart.ofDefaults().set("image.tag", tag).object("Deployment", "").labels())
                .containsEntry("app.kubernetes.io/version", label);
    }

    @Test
    void aNameWithAHyphenIsTheSameEverywhere() {
        Chart chart = Chart.ofDefaults().set("nameOverride", "order-history").set("postgres.backup.enabled", true);
        KubernetesObject deployment = chart.object("Deployment", "");
        KubernetesObject postgres = chart.object("StatefulSet", "-postgres");

        assertThat(deployment.name()).isEqualTo("demo-order-history");
        assertThat(deployment.labels()).containsEntry("app.kubernetes.io/name", "order-history");
        assertThat(images(chart)).containsExactly("order-history:1.2.3", "order-history:1.2.3", "order-history-system-test:1.2.3");
        assertThat(Environment.of(deployment, "server")).containsEntry("POSTGRES_DB", "order-history");
        assertThat(Environment.of(deployment, "migrate")).containsEntry("POSTGRES_DB", "order-history");
        assertThat(secret(chart, "username")).isEqualTo("order-history");
        assertThat(secret(chart, "migration-username")).isEqualTo("order-history_owner");
        assertThat(Environment.of(postgres, "postgres")).containsEntry("SERVICE", "order-history");
        assertThat(Part.list(postgres.containers().getFirst(), "readinessProbe", "exec", "command"))
                .contains("--username=order-history", "--dbname=order-history");
        assertThat(Environment.of(postgres, "exporter")).containsEntry("DATA_SOURCE_USER", "order-history_exporter")
                .containsEntry("DATA_SOURCE_URI", "127.0.0.1:5432/order-history?sslmode=disable");
        assertThat(Environment.of(chart.object("CronJob", "-postgres-backup"), "dumps")).containsEntry("PGDATABASE", "order-history")
                .containsEntry("PGUSER", "order-history_backup");
        assertThat(Environment.of(chart.object("CronJob", "-postgres-restore"), "dumps")).containsEntry("PGDATABASE", "order-history")
                .containsEntry("PGUSER", "order-history_owner");
        assertThat(chart.notes()).contains("psql -d order-history");
        assertThat(chart.objects()).extracting(KubernetesObject::name).allMatch(name -> name.startsWith("demo-order-history"));
    }

    @Test
    void anExternalDatabaseHasTheServicesNameOrAnother() {
        assertThat(Environment.of(Chart.of("external-values.yaml").object("Deployment", ""), "server"))
                .containsEntry("POSTGRES_DB", "slipway");
        assertThat(Environment.of(Chart.of("external-values.yaml").set("externalDatabase.database", "orders").object("Deployment", ""),
                "server")).containsEntry("POSTGRES_DB", "orders");
    }

    /** Returns the images of the migration, the service and the system tests. */
    private static List<String> images(Chart chart) {
        return Stream.of(chart.object("Deployment", ""), chart.object("Pod", "-system-test"))
                .flatMap(object -> object.containers().stream()).map(container -> Part.text(container, "image")).toList();
    }

    private static String secret(Chart chart, String key) {
        return new String(Base64.getDecoder().decode(Part.text(chart.object("Secret", "-database").content(), "data", key)),
                StandardCharsets.UTF_8);
    }
}
