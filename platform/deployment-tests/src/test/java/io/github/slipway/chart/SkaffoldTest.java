package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What skaffold.yaml names is there. */
class SkaffoldTest {
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    private final Map<String, Object> skaffold = yaml(Path.of("skaffold.yaml"));
    private final Object release = Part.map(skaffold, "deploy", "helm", "releases", 0);

    SkaffoldTest() throws IOException {}

    @Test
    void deploysTheImagesThatItBuilds() {
        Chart chart = chart();
        Part.map(release, "setValueTemplates").forEach((name, template) -> chart.set(name, template.toString()
                .replaceAll("\\{\\{\\.IMAGE_(REPO|TAG|DIGEST)_([a-z_]+)}}", "$1/$2").replace("REPO/", "registry/").replace("TAG/", "")
                .replaceAll("DIGEST/.*", DIGEST)));

        assertThat(Part.list(skaffold, "build", "artifacts")).extracting(artifact -> Part.text(artifact, "image"))
                .containsExactly("slipway", "slipway-system-test");
        assertThat(Part.text(chart.object("Deployment", "").containers().getLast(), "image")).isEqualTo("registry/slipway@" + DIGEST);
        assertThat(Part.text(chart.object("Pod", "-system-test").containers().getLast(), "image"))
                .isEqualTo("registry/slipway_system_test@" + DIGEST);
    }

    @Test
    void hasOnlyValuesThatAreNotTheChartsDefault() {
        assertThat(Values.of(Path.of(Part.text(release, "valuesFiles", 0))).needlessOn(Values.defaults())).isEmpty();
    }

    @Test
    void findsAWrapperBesideEachProject() {
        assertThat(Part.list(skaffold, "build", "artifacts")).allSatisfy(artifact -> {
            Path context = Path.of(artifact instanceof Map<?, ?> map && map.get("context") != null ? Part.text(map, "context") : ".");
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

    @Test
    void verifiesAsHelmTestDoes() throws IOException {
        KubernetesObject test = chart().object("Pod", "-system-test");
        KubernetesObject job = KubernetesObject.of(yaml(Path.of(Part.text(skaffold, "verify", 0, "executionMode", "kubernetesCluster",
                "jobManifestPath"))));
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

    /** As Skaffold installs it. */
    private Chart chart() {
        return Chart.of(Part.text(release, "name"), Part.list(release, "valuesFiles").stream()
                .map(file -> Path.of(file.toString())).toArray(Path[]::new));
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }
}
