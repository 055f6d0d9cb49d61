package io.github.slipway.chart;

import static io.github.slipway.testing.Matches.all;
import static io.github.slipway.testing.Matches.first;
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
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.slipway.Repository;

/** The values of the service and of its stages fit the scripts and manifests. */
class StagesTest {
    private static final Path FOLDER = Repository.file("k8s");
    private static final String SERVICE = Values.ofService().service();
    private static final String SECRET = SERVICE + "-passwords";

    static List<String> stages() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("values"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void haveTheNameAndTheVersionOfTheProject() throws IOException {
        String project = Files.readString(Repository.file("pom.xml")).replaceFirst("(?s).*</parent>", "");

        assertThat(SERVICE).isEqualTo(first(project, "<artifactId>(.*?)</artifactId>"));
        assertThat(Part.text(Values.ofService().content(), "image", "tag")).isEqualTo(first(project, "<version>(.*?)</version>"));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void haveOnlyWhatIsNotTheDefault(String stage) {
        assertThat(Values.ofService().needlessOn(Values.defaults())).isEmpty();
        assertThat(Values.of(values(stage)).needlessOn(Values.defaults().under(Values.ofService()))).isEmpty();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "SLIPWAY_TEMPLATE", matches = "true", disabledReason = "a team changes these files")
    void arePromotedInThisOrder() throws IOException {
        assertThat(Files.readString(Repository.file("scripts/promote"))).contains("set -- dev staging production\n");
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
        List<KubernetesObject> objects = Chart.of(SERVICE, Values.OF_SERVICE, values(stage)).objects();
        String script = Files.readString(Repository.file("scripts/passwords"));
        var used = new TreeSet<String>();
        objects.forEach(object -> collectKeys(object.podTemplate(), used));

        assertThat(objects).noneMatch(object -> object.kind().equals("Secret"));
        assertThat(script).contains("create secret generic \"$service-passwords\" ");
        assertThat(Pattern.compile("--from-(?:file|literal)=([a-z-]+)=").matcher(script).results().map(match -> match.group(1)))
                .contains("password", "admin-password").containsAll(used);
    }

    @Test
    void areWhatArgoCdDeploys() throws IOException {
        Map<String, String> placeholders = Map.of("SERVICE", SERVICE, "REPOSITORY", "https://example.com/repository", "REVISION", "v1.2.3",
                "REGISTRY", "ghcr.io/me", "DIGEST", "sha256:" + "0".repeat(64));
        KubernetesObject application = KubernetesObject.allOf(Template.of("argo-cd/application.yaml", placeholders)).getFirst();
        Object source = application.at("spec", "source");
        Path folder = Repository.file(Part.text(source, "path"));
        Chart chart = Chart.of(Part.text(source, "helm", "releaseName"), Part.list(source, "helm", "valueFiles").stream()
                .map(file -> folder.resolve(file.toString())).toArray(Path[]::new));
        Part.list(source, "helm", "parameters")
                .forEach(parameter -> chart.set(Part.text(parameter, "name"), Part.text(parameter, "value")));

        assertThat(application.content().toString()).doesNotContainPattern("\\b[A-Z]{3,}\\b");
        assertThat(all(Files.readString(Template.FOLDER.resolve("README.md")), "s\\|([A-Z]+)\\|"))
                .containsExactlyInAnyOrderElementsOf(placeholders.keySet());
        assertThat(folder).isEqualTo(Chart.FOLDER);
        assertThat(Part.text(chart.object("Deployment", "").containers().getLast(), "image"))
                .matches("ghcr.io/me/" + SERVICE + "@sha256:0+");
        assertThat(chart.object("HorizontalPodAutoscaler", "").kind()).as("in production's values").isNotNull();
    }

    private static Path values(String stage) {
        return FOLDER.resolve("values").resolve(stage + ".yaml");
    }

    /** Collects the keys of the Secret that volumes use. */
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
