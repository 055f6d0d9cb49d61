package io.github.slipway.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import io.github.slipway.Ports;
import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;

/** What the chart has to say as well is what the code, Compose and the build say. */
class ChartFactsTest {

    static List<String> examples() {
        return Chart.examples();
    }

    @Test
    void theChartHasTheServicesVersion() throws IOException {
        Map<String, Object> chart = new Yaml().load(Files.readString(Chart.FOLDER.resolve("Chart.yaml")));
        String version = compose("SLIPWAY_VERSION");

        assertThat(chart).containsEntry("version", version).containsEntry("appVersion", version);
        assertThat(image(Chart.ofDefaults().object("Deployment", ""))).isEqualTo("slipway:" + version);
        assertThat(image(Chart.ofDefaults().object("Pod", "-system-test"))).isEqualTo("slipway-system-test:" + version);
    }

    @ParameterizedTest
    @CsvSource({
            "StatefulSet,-postgres,postgres,POSTGRES_VERSION",
            "Deployment,-syslog,balabit/syslog-ng,SYSLOG_NG_VERSION",
            "StatefulSet,-prometheus,prom/prometheus,PROMETHEUS_VERSION",
            "Deployment,-grafana,grafana/grafana,GRAFANA_VERSION"})
    void imagesAreThoseOfCompose(String kind, String suffix, String image, String version) throws IOException {
        assertThat(image(Chart.ofDefaults().object(kind, suffix))).isEqualTo("docker.io/" + image + ":" + compose(version));
    }

    @Test
    void aDigestWinsOverATag() {
        String digest = "sha256:" + "0".repeat(64);

        assertThat(image(Chart.ofDefaults().set("image.registry", "ghcr.io/me").set("image.digest", digest).object("Deployment", "")))
                .isEqualTo("ghcr.io/me/slipway@" + digest);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void settingsAreThoseThatTheCodeReads(String example) throws Exception {
        KubernetesObject deployment = Chart.of(example).object("Deployment", "");
        for (String container : List.of("migrate", "server")) {
            Map<String, String> environment = Environment.of(deployment, container);
            environment.remove("JAVA_TOOL_OPTIONS");
            assertThat(Arrays.stream(Setting.values()).map(Setting::name)).containsAll(environment.keySet());

            // The files are there in the container only.
            assertThat(environment.remove("POSTGRES_USER_FILE")).isNotNull();
            assertThat(environment.remove("POSTGRES_PASSWORD_FILE")).isNotNull();
            environment.computeIfPresent("POSTGRES_SSLROOTCERT", (_, _) -> "pom.xml");
            environment.putAll(Map.of("POSTGRES_USER", "slipway", "POSTGRES_PASSWORD", "secret"));
            Settings settings = Settings.of(environment);
            assertThat(settings.database().port()).isPositive();
        }
    }

    @Test
    void portsAreThoseWhereTheServiceListens() {
        KubernetesObject deployment = Chart.ofDefaults().object("Deployment", "");

        assertThat(Part.list(deployment.containers().getLast(), "ports")).extracting(Object::toString)
                .containsExactly("{name=http, containerPort=" + Ports.API + "}",
                        "{name=management, containerPort=" + Ports.MANAGEMENT + "}");
        assertThat(Chart.ofDefaults().object("ConfigMap", "-prometheus").content().toString())
                .contains("[demo-slipway-management.there.svc]", "port: " + Ports.MANAGEMENT);
    }

    @Test
    void prometheusHasTheSameJobsAsInCompose() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(Chart.FOLDER.resolve("files/prometheus/scrape/compose.yml")));
        Map<String, Object> cluster = new Yaml().load(Part.text(
                Chart.ofDefaults().object("ConfigMap", "-prometheus").content(), "data", "kubernetes.yml"));

        assertThat(jobs(cluster)).isEqualTo(jobs(compose)).contains("server");
    }

    @Test
    void passwordsAreNewForEachInstallation() {
        Map<String, Object> one = Part.map(Chart.ofDefaults().object("Secret", "-database").at("data"));
        Map<String, Object> other = Part.map(Chart.ofDefaults().object("Secret", "-database").at("data"));

        assertThat(one.keySet()).containsExactlyInAnyOrder("username", "password", "migration-username", "migration-password",
                "backup-password", "superuser-password");
        assertThat(one.get("password")).isNotEqualTo(other.get("password")).isNotEqualTo(one.get("migration-password"));
    }

    private static List<Object> jobs(Map<String, Object> configuration) {
        return Part.list(configuration, "scrape_configs").stream()
                .map(job -> requireNonNull(Part.at(job, "job_name")))
                .toList();
    }

    private static String image(KubernetesObject owner) {
        return Part.text(owner.containers().getLast(), "image");
    }

    private static String compose(String version) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(Path.of(".env"))));
        return requireNonNull(properties.getProperty(version));
    }
}
