package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The values of k8s/values, and what in k8s/ has to fit them. */
class StagesTest {
    private static final Path FOLDER = Path.of("k8s");
    private static final String SECRET = "slipway-passwords";

    static List<String> stages() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("values"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void haveOnlyWhatIsNotTheChartsDefault(String stage) {
        assertThat(Values.of(values(stage)).needlessOn(Values.defaults())).isEmpty();
    }

    @Test
    void arePromotedInThisOrder() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("promote"))).contains("set -- dev staging production\n");
        assertThat(stages()).containsExactlyInAnyOrder("dev", "staging", "production");
    }

    @Test
    void haveNamespacesThatAreRestricted() {
        List<KubernetesObject> namespaces = KubernetesObject.allOf(FOLDER.resolve("namespaces.yaml"));

        assertThat(namespaces).extracting(KubernetesObject::name).containsExactlyInAnyOrderElementsOf(stages());
        assertThat(namespaces).allSatisfy(namespace -> assertThat(namespace.labels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void takeAllPasswordsFromTheSecretThatIsMadeForThem(String stage) throws IOException {
        List<KubernetesObject> objects = Chart.of("slipway", values(stage)).objects();
        String script = Files.readString(FOLDER.resolve("passwords"));
        var used = new TreeSet<String>();
        objects.forEach(object -> collectKeys(object.podTemplate(), used));

        assertThat(objects).noneMatch(object -> object.kind().equals("Secret"));
        assertThat(script).contains("create secret generic " + SECRET + " ");
        assertThat(Pattern.compile("--from-(?:file|literal)=([a-z-]+)=").matcher(script).results().map(match -> match.group(1)))
                .contains("password", "admin-password").containsAll(used);
    }

    @Test
    void areWhatArgoCdDeploys() {
        Object source = KubernetesObject.allOf(FOLDER.resolve("argo-cd/application.yaml")).getFirst().at("spec", "source");
        Path folder = Path.of(Part.text(source, "path"));
        Chart chart = Chart.of(Part.text(source, "helm", "releaseName"), Part.list(source, "helm", "valueFiles").stream()
                .map(file -> folder.resolve(file.toString())).toArray(Path[]::new));
        Part.list(source, "helm", "parameters")
                .forEach(parameter -> chart.set(Part.text(parameter, "name"), Part.text(parameter, "value")));

        assertThat(folder).isEqualTo(Chart.FOLDER);
        assertThat(Part.text(chart.object("Deployment", "").containers().getLast(), "image")).matches("ghcr.io/slipway/slipway@sha256:0+");
        assertThat(chart.object("HorizontalPodAutoscaler", "").kind()).as("of production's values").isNotNull();
    }

    private static Path values(String stage) {
        return FOLDER.resolve("values").resolve(stage + ".yaml");
    }

    /** The keys that volumes take from the Secret. */
    private static void collectKeys(Object part, Set<String> keys) {
        if (part instanceof List<?> list) {
            list.forEach(item -> collectKeys(item, keys));
        } else if (part instanceof Map<?, ?> map) {
            if (SECRET.equals(map.get("secretName"))) {
                Part.list(map, "items").forEach(item -> keys.add(Part.text(item, "key")));
            }
            map.values().forEach(value -> collectKeys(value, keys));
        }
    }
}
