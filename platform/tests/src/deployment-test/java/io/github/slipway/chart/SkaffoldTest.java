package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import io.github.slipway.Repository;
import io.github.slipway.testing.Matches;

/** All files and objects that skaffold.yaml names exist. */
class SkaffoldTest {
    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final String SERVICE = Values.ofService().service();

    private final Map<String, Object> skaffold = yaml(Repository.file("skaffold.yaml"));
    private final Object release = Part.map(skaffold, "deploy", "helm", "releases", 0);

    SkaffoldTest() throws IOException {}

    @Test
    void deploysTheImagesThatItBuilds() {
        Chart chart = chart();
        String variable = SERVICE.replace('-', '_');
        Part.map(release, "setValueTemplates").forEach((name, template) -> chart.set(name, template.toString()
                .replaceAll("\\{\\{\\.IMAGE_(REPO|TAG|DIGEST)_([a-z0-9_]+)}}", "$1/$2").replace("REPO/", "registry/").replace("TAG/", "")
                .replaceAll("DIGEST/.*", DIGEST)));

        assertThat(Part.list(skaffold, "build", "artifacts")).extracting(artifact -> Part.text(artifact, "image"))
                .containsExactly(SERVICE, SERVICE + "-system-test");
        assertThat(Part.text(chart.object("Deployment", "").containers().getLast(), "image"))
                .isEqualTo("registry/" + variable + "@" + DIGEST);
        assertThat(Part.text(chart.object("Pod", "-system-test").containers().getLast(), "image"))
                .isEqualTo("registry/" + variable + "_system_test@" + DIGEST);
    }

    @Test
    void hasOnlyValuesThatAreNotTheChartsDefault() {
        List<Path> files = valuesFiles();

        assertThat(files).hasSize(2).startsWith(Values.OF_SERVICE);
        assertThat(Values.of(files.getLast()).needlessOn(Values.defaults().under(Values.ofService()))).isEmpty();
    }

    @Test
    void findsAWrapperBesideEachProject() {
        assertThat(Part.list(skaffold, "build", "artifacts")).allSatisfy(artifact -> {
            Path context = Repository.file(
                    artifact instanceof Map<?, ?> map && map.get("context") != null ? Part.text(map, "context") : ".");
            assertThat(context.resolve("mvnw")).isExecutable();
            assertThat(context.resolve("mvnw.cmd")).exists();
            assertThat(context.resolve("pom.xml")).exists();
        });
    }

    @Test
    void forwardsPortsOfServicesThatAreThere() {
        List<KubernetesObject> services = chart().objects().stream().filter(object -> object.kind().equals("Service")).toList();

        assertThat(Part.list(skaffold, "portForward")).hasSize(3).allSatisfy(forward -> assertThat(services)
                .filteredOn(service -> service.name().equals(Part.text(forward, "resourceName")))
                .extracting(service -> service.at("spec", "ports", 0, "port")).containsExactly(Part.at(forward, "port")));
    }

    /** A migration has to change the pod, whose init container migrates. All other sources are compiled in the pod. */
    @Test
    void putsAllSourcesButTheDatabasesIntoThePod() throws IOException {
        List<Object> rules = Part.list(skaffold, "profiles", 0, "patches", 1, "value", "manual");
        // Java's patterns negate by another character.
        List<PathMatcher> patterns = rules.stream()
                .map(rule -> FileSystems.getDefault().getPathMatcher("glob:" + Part.text(rule, "src").replace("[^", "[!"))).toList();
        List<Path> files = new ArrayList<>(Stream.of("data/a.txt", "dbs/a.txt", "i18n/a/b.properties", "a.yml")
                .map(Path.of("src/main/resources")::resolve).toList());
        for (String folder : List.of("src/main", "platform/runtime/src/main")) {
            try (Stream<Path> found = Files.walk(Repository.file(folder))) {
                found.filter(Files::isRegularFile).map(Repository.file("")::relativize).forEach(files::add);
            }
        }

        assertThat(files).hasSizeGreaterThan(50).filteredOn(file -> patterns.stream().noneMatch(pattern -> pattern.matches(file)))
                .hasSizeGreaterThan(1).allMatch(file -> file.startsWith("src/main/resources/db"));
        assertThat(files).filteredOn(file -> file.startsWith("src/main/resources/db"))
                .noneMatch(file -> patterns.stream().anyMatch(pattern -> pattern.matches(file)));
        String folder = Matches.first(Files.readString(Repository.file("platform/service-parent/pom.xml")),
                "<image.development.folder>(.*)</");
        assertThat(rules).extracting(rule -> Part.text(rule, "dest")).containsOnly(folder + "/project");
    }

    @Test
    void verifiesAsHelmTestDoes() throws IOException {
        KubernetesObject test = chart().object("Pod", "-system-test");
        KubernetesObject job = KubernetesObject.of(yaml(Repository.file(Part.text(skaffold, "verify", 0, "executionMode",
                "kubernetesCluster", "jobManifestPath"))));
        Map<String, Object> expected = Part.map(test.content(), "spec");
        Map<String, Object> actual = Part.map(job.content(), "spec", "template", "spec");

        assertThat(test.labels()).containsAllEntriesOf(Part.map(job.content(), "spec", "template", "metadata", "labels"));
        assertThat(actual.get("securityContext")).isEqualTo(expected.get("securityContext"));
        Map<String, Object> container = Part.map(actual, "containers", 0);
        assertThat(container.get("name")).isEqualTo(Part.at(skaffold, "verify", 0, "container", "name"));
        for (String key : List.of("name", "env", "securityContext", "resources")) {
            assertThat(container.get(key)).as(key).isEqualTo(Part.at(expected, "containers", 0, key));
        }
    }

    /** Returns the chart as Skaffold installs it. */
    private Chart chart() {
        return Chart.of(Part.text(release, "name"), valuesFiles().toArray(Path[]::new));
    }

    private List<Path> valuesFiles() {
        return Part.list(release, "valuesFiles").stream().map(file -> Repository.file(file.toString())).toList();
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }
}
