package io.github.slipway.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import io.github.slipway.Repository;
import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Ports;
import io.github.slipway.settings.Setting;
import io.micronaut.context.env.PropertySource;

/** The chart agrees with the code, Compose and the build. */
class ChartFactsTest {

    static List<String> examples() {
        return Chart.examples();
    }

    @ParameterizedTest
    @CsvSource({
            "StatefulSet,-postgres,docker.io/postgres,POSTGRES_VERSION",
            "StatefulSet,-postgres,docker.io/prometheuscommunity/postgres-exporter,POSTGRES_EXPORTER_VERSION",
            "Deployment,-syslog,ghcr.io/axoflow/axosyslog,SYSLOG_NG_VERSION",
            "StatefulSet,-prometheus,docker.io/prom/prometheus,PROMETHEUS_VERSION",
            "Deployment,-alertmanager,docker.io/prom/alertmanager,ALERTMANAGER_VERSION",
            "Deployment,-grafana,docker.io/grafana/grafana,GRAFANA_VERSION"})
    void imagesAreThoseOfCompose(String kind, String suffix, String image, String version) throws IOException {
        KubernetesObject owner = Chart.ofDefaults().set("alertmanager.enabled", true).object(kind, suffix);

        assertThat(owner.containers()).extracting(container -> Part.text(container, "image"))
                .contains(image + ":" + compose(version));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void settingsAreThoseThatTheCodeReads(String example) throws Exception {
        KubernetesObject deployment = Chart.of(example).object("Deployment", "");
        for (String container : List.of("migrate", "server")) {
            Map<String, String> environment = Environment.of(deployment, container);
            environment.remove("JAVA_TOOL_OPTIONS");
            assertThat(Arrays.stream(Setting.values()).map(Setting::name)).containsAll(environment.keySet());

            // Only the container has the files.
            assertThat(environment.remove("POSTGRES_USER_FILE")).isNotNull();
            assertThat(environment.remove("POSTGRES_PASSWORD_FILE")).isNotNull();
            environment.computeIfPresent("POSTGRES_SSLROOTCERT", (_, _) -> "pom.xml");
            environment.putAll(Map.of("POSTGRES_USER", "slipway", "POSTGRES_PASSWORD", "secret"));
            assertThat(converted(environment)).containsKey("datasources.default.url");
        }
    }

    @Test
    void defaultsAreThoseOfTheCode() throws Exception {
        Map<String, String> needed = Map.of("POSTGRES_HOST", "db", "POSTGRES_USER", "slipway", "POSTGRES_PASSWORD", "secret",
                "SYSLOG_HOST", "log", "SYSLOG_PORT", "5514");
        Map<String, String> environment = Environment.of(Chart.ofDefaults().object("Deployment", ""), "server");
        environment.keySet().removeAll(List.of("POSTGRES_USER_FILE", "POSTGRES_PASSWORD_FILE"));
        environment.putAll(needed);

        assertThat(Configuration.of(environment).settings()).isEqualTo(Configuration.of(needed).settings());
        assertThat(converted(environment)).isEqualTo(converted(needed));
    }

    /** Returns the properties of Micronaut that follow from the settings. */
    private static Map<String, Object> converted(Map<String, String> environment) throws InvalidSettingsException {
        PropertySource source = Configuration.of(environment).properties().getPropertySources().stream()
                .filter(candidate -> candidate.getName().equals(Configuration.SETTINGS))
                .findAny().orElseThrow();
        Map<String, Object> properties = new HashMap<>();
        source.forEach(name -> properties.put(name, source.get(name)));
        return properties;
    }

    @Test
    void prometheusKeepsWhatComposesDoes() throws IOException {
        Matcher retention = Pattern.compile("--storage\\.tsdb\\.retention\\.time=([0-9]+)d")
                .matcher(Files.readString(Repository.file("docker-compose.yaml")));

        assertThat(retention.find()).isTrue();
        assertThat(Part.list(Chart.ofDefaults().object("StatefulSet", "-prometheus").containers().getFirst(), "args"))
                .contains(retention.group());
        // The objectives need 30 days of data.
        assertThat(Integer.parseInt(retention.group(1))).isGreaterThan(30);
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
        Map<String, Object> alerts = new Yaml().load(Files.readString(
                Chart.FOLDER.resolve("files/prometheus/scrape/compose-alerts.yml")));

        assertThat(jobs(scraped(Chart.ofDefaults()))).containsExactlyInAnyOrderElementsOf(jobs(compose)).contains("server");
        assertThat(Part.list(job(scraped(Chart.ofDefaults()), "postgres"), "metric_relabel_configs")).isNotEmpty()
                .isEqualTo(Part.list(job(compose, "postgres"), "metric_relabel_configs"));
        assertThat(jobs(scraped(Chart.ofDefaults().set("alertmanager.enabled", true))))
                .containsExactlyInAnyOrderElementsOf(Stream.of(compose, alerts).flatMap(file -> jobs(file).stream()).toList());
    }

    @Test
    void allSeriesNameTheirRelease() {
        List<Object> jobs = Part.list(scraped(Chart.ofDefaults().set("alertmanager.enabled", true)), "scrape_configs");

        assertThat(jobs).hasSize(4).allSatisfy(job -> assertThat(Part.list(job, "relabel_configs")).extracting(Object::toString)
                .containsExactly("{target_label=namespace, replacement=there}", "{target_label=release, replacement=demo}"));
    }

    @Test
    void anOperatorsPrometheusGetsTheSameSeriesAsTheBuiltInOne() {
        List<KubernetesObject> monitors = Chart.ofDefaults().set("serviceMonitor.enabled", true).objects().stream()
                .filter(object -> object.kind().equals("ServiceMonitor")).toList();

        // The operator adds the namespace.
        assertThat(monitors).hasSize(2).allSatisfy(monitor -> assertThat(Part.list(monitor.at("spec", "endpoints", 0, "relabelings")))
                .extracting(Object::toString).containsExactly("{targetLabel=release, replacement=demo}"));
        assertThat(Chart.ofDefaults().set("serviceMonitor.enabled", true).object("ServiceMonitor", "-postgres")
                .at("spec", "endpoints", 0, "metricRelabelings", 0, "regex"))
                .isEqualTo(Part.at(job(scraped(Chart.ofDefaults()), "postgres"), "metric_relabel_configs", 0, "regex"));
    }

    @Test
    void rulesAreThoseOfCompose() throws IOException {
        Map<String, Object> configured = Part.map(Chart.ofDefaults().object("ConfigMap", "-prometheus-rules").content(), "data");
        List<Object> groups = Part.list(Chart.ofDefaults().set("prometheusRule.enabled", true)
                .object("PrometheusRule", "").at("spec", "groups"));

        try (Stream<Path> files = Files.list(Chart.FOLDER.resolve("files/prometheus/rules"))) {
            assertThat(files).hasSameSizeAs(configured.keySet()).allSatisfy(file -> {
                assertThat(configured).containsEntry(file.getFileName().toString(), Files.readString(file));
                assertThat(groups).extracting(group -> Part.at(group, "name")).containsAll(
                        Part.list(new Yaml().load(Files.readString(file)), "groups").stream().map(group -> Part.at(group, "name"))
                                .toList());
            });
        }
        assertThat(paths("-prometheus-rules")).containsExactlyInAnyOrderElementsOf(
                configured.keySet().stream().map(name -> "rules/" + name).toList());
    }

    @Test
    void prometheusFindsItsFilesWhereItLooksForThem() throws IOException {
        Map<String, Object> configuration = new Yaml().load(Files.readString(Chart.FOLDER.resolve("files/prometheus/prometheus.yml")));

        assertThat(Part.list(configuration, "scrape_config_files")).containsExactly("scrape/*.yml");
        assertThat(Part.list(configuration, "rule_files")).containsExactly("rules/*.yml", "capacity/*.yml", "service/*.yml");
        assertThat(Part.text(configuration, "alerting", "alertmanagers", 0, "file_sd_configs", 0, "files"))
                .isEqualTo("[alertmanagers/*.yml]");
        assertThat(paths("-prometheus")).containsExactly("prometheus.yml", "scrape/kubernetes.yml", "capacity/kubernetes.yml",
                "alertmanagers/kubernetes.yml");
    }

    @Test
    void dashboardsAreThoseOfCompose() throws IOException {
        Chart chart = Chart.ofDefaults();
        Map<String, Object> configured = Part.map(chart.object("ConfigMap", "-grafana-dashboards").content(), "data");
        KubernetesObject grafana = chart.object("Deployment", "-grafana");
        Map<String, Object> compose = new Yaml().load(Files.readString(Repository.file("docker-compose.yaml")));
        String provider = Files.readString(Chart.FOLDER.resolve("files/grafana/dashboards.yml"));

        try (Stream<Path> files = Files.list(Chart.FOLDER.resolve("files/grafana/dashboards"))) {
            assertThat(files).hasSameSizeAs(configured.keySet()).allSatisfy(file -> assertThat(configured)
                    .containsEntry(file.getFileName().toString(), Files.readString(file)));
        }
        // The annotation of `kubectl apply` has a size limit, and is longer than the text of the object.
        assertThat(configured.toString()).hasSizeLessThan(200_000);
        assertThat(Environment.of(grafana, "grafana").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")).isEqualTo(Part.text(compose,
                "services", "metrics-graph", "environment", "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"));
        assertThat(Part.text(chart.object("ConfigMap", "-grafana").content(), "data", "dashboards.yml").strip())
                .isEqualTo(provider.strip());
        assertThat(Part.list(grafana.containers().getFirst(), "volumeMounts"))
                .extracting(mount -> Part.text(mount, "name") + " " + Part.text(mount, "mountPath"))
                .contains("datasources /etc/grafana/provisioning/datasources", "providers /etc/grafana/provisioning/dashboards",
                        "dashboards " + Part.text(new Yaml().load(provider), "providers", 0, "options", "path"));
    }

    @ParameterizedTest
    @CsvSource({"8Gi,8 * 1024 ^ 3", "1.5Ti,1.5 * 1024 ^ 4", "500M,500 * 1e6", "64k,64 * 1e3"})
    void prometheusKnowsHowLargeTheVolumesAre(String size, String bytes) throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(Chart.FOLDER.resolve("files/prometheus/capacity/compose.yml")));
        Map<String, Object> cluster = new Yaml().load(Part.text(Chart.ofDefaults().set("postgres.persistence.size", size)
                .object("ConfigMap", "-prometheus").content(), "data", "capacity.yml"));

        assertThat(Part.map(cluster, "groups", 0, "rules", 0)).isEqualTo(Map.of("record", "slipway:volume_size:bytes",
                "expr", "vector(" + bytes + ")", "labels", Map.of("volume", "database", "namespace", "there", "release", "demo")));
        assertThat(volumes(cluster)).containsExactlyInAnyOrderElementsOf(volumes(compose));
    }

    @Test
    void alertmanagerTellsAsInComposeButAnotherReceiver() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(Chart.FOLDER.resolve("files/alertmanager/alertmanager.yml")));
        byte[] secret = Base64.getDecoder().decode(Part.text(
                Chart.of("everything-values.yaml").object("Secret", "-alertmanager").content(), "data", "alertmanager.yml"));
        Map<String, Object> cluster = new Yaml().load(new String(secret, StandardCharsets.UTF_8));

        assertThat(Part.list(cluster, "receivers")).hasSize(1);
        assertThat(Part.map(cluster, "receivers", 0)).containsKeys("slack_configs", "email_configs")
                .containsEntry("name", "harbour");
        assertThat(Part.text(cluster, "route", "receiver")).isEqualTo("harbour");
        assertThat(cluster.get("inhibit_rules")).isEqualTo(compose.get("inhibit_rules"));
        assertThat(Part.at(cluster, "route", "group_by")).isEqualTo(Part.at(compose, "route", "group_by"));
    }

    @Test
    void passwordsAreNewForEachInstallation() {
        Map<String, Object> one = Part.map(Chart.ofDefaults().object("Secret", "-database").at("data"));
        Map<String, Object> other = Part.map(Chart.ofDefaults().set("replicaCount", 3).object("Secret", "-database").at("data"));

        assertThat(one.keySet()).containsExactlyInAnyOrder("username", "password", "migration-username", "migration-password",
                "backup-password", "exporter-password", "superuser-password");
        assertThat(one.get("password")).isNotEqualTo(other.get("password")).isNotEqualTo(one.get("migration-password"));
    }

    /** Returns the scrape configuration of Prometheus. */
    private static Map<String, Object> scraped(Chart chart) {
        return new Yaml().load(Part.text(chart.object("ConfigMap", "-prometheus").content(), "data", "scrape.yml"));
    }

    private static Object job(Map<String, Object> configuration, String name) {
        return Part.list(configuration, "scrape_configs").stream()
                .filter(job -> Part.text(job, "job_name").equals(name)).findFirst().orElseThrow();
    }

    /** Returns the paths of a ConfigMap's files, relative to Prometheus's configuration. */
    private static List<String> paths(String configMap) {
        KubernetesObject owner = Chart.ofDefaults().object("StatefulSet", "-prometheus");
        return Part.list(owner.podTemplate(), "spec", "volumes", 0, "projected", "sources").stream()
                .map(source -> Part.map(source, "configMap"))
                .filter(source -> Part.text(source, "name").equals("demo-slipway" + configMap))
                .flatMap(source -> Part.list(source, "items").stream())
                .map(item -> Part.text(item, "path"))
                .toList();
    }

    private static List<String> volumes(Map<String, Object> rules) {
        return Part.list(rules, "groups").stream().flatMap(group -> Part.list(group, "rules").stream())
                .map(rule -> Part.text(rule, "record") + " " + Part.text(rule, "labels", "volume"))
                .toList();
    }

    private static List<Object> jobs(Map<String, Object> configuration) {
        return Part.list(configuration, "scrape_configs").stream()
                .map(job -> requireNonNull(Part.at(job, "job_name")))
                .toList();
    }

    private static String compose(String version) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(Repository.file(".env"))));
        return requireNonNull(properties.getProperty(version));
    }
}
