package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final String LONGEST_RELEASE = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    static List<String> examples() {
        return Chart.examples();
    }

    @Test
    void areTheReleasesAndTheComponents() {
        assertThat(names(Chart.ofDefaults())).contains("Deployment demo-slipway", "Service demo-slipway",
                "StatefulSet demo-slipway-postgres",
                "Deployment demo-slipway-syslog", "StatefulSet demo-slipway-prometheus", "Deployment demo-slipway-grafana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slipway", "my-slipway"})
    void doNotRepeatTheChartsName(String release) {
        assertThat(names(Chart.released(release))).contains("Deployment " + release);
    }

    @Test
    void ofTwoReleasesAreNotTheSame() {
        Set<String> one = names(Chart.released(LONGEST_RELEASE).set("postgres.backup.enabled", true));
        Set<String> other = names(Chart.released(LONGEST_RELEASE.replaceFirst("a$", "b")).set("postgres.backup.enabled", true));

        assertThat(one).hasSameSizeAs(other).doesNotContainAnyElementsOf(other);
    }

    /** A release's name can start with a digit and contain dots. A Service's name cannot. */
    @Test
    void areValidForEveryRelease() {
        Set<String> one = names(Chart.released("v1.2"));
        Set<String> other = names(Chart.released("v1-2"));

        assertThat(one).hasSameSizeAs(other).doesNotContainAnyElementsOf(other);
        assertThat(Chart.released("42-fix").objects()).extracting(KubernetesObject::name)
                .allMatch(name -> name.startsWith("r42-fix-slipway-"));
        assertThat(Chart.released("42-fix").notes()).doesNotContain("svc/42-fix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", LONGEST_RELEASE, "a-release-that-just-fits-12", "42-fix", "v1.2", "1.2.slipway", "42"})
    void areNotTooLong(String release) {
        for (KubernetesObject object : Chart.released(release).set("postgres.backup.enabled", true)
                .set("alertmanager.enabled", true).set("grafana.dashboards.configMaps.enabled", true).objects()) {
            // The pods of a StatefulSet have a label of its name plus 11 characters, and the jobs of a CronJob have such a
            // name.
            int limit = Set.of("CronJob", "StatefulSet").contains(object.kind()) ? 52 : 63;
            assertThat(object.name()).hasSizeLessThanOrEqualTo(limit).matches("[a-z]([-a-z0-9]*[a-z0-9])?");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void andLabelsAreOnAllObjects(String example) {
        for (KubernetesObject object : Chart.of(example).objects()) {
            assertThat(object.labels()).as(object.name())
                    .containsEntry("app.kubernetes.io/name", "slipway")
                    .containsEntry("app.kubernetes.io/instance", Chart.RELEASE)
                    .containsEntry("app.kubernetes.io/part-of", "slipway")
                    .containsEntry("app.kubernetes.io/managed-by", "Helm")
                    .containsKey("helm.sh/chart");
            assertThat(object.component()).isIn("server", "postgres", "syslog", "prometheus", "alertmanager", "grafana",
                    "backup", "system-test");
            assertThat(Part.text(object.content(), "metadata", "namespace")).isEqualTo(Chart.NAMESPACE);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void ofPodsAreWhatSelectsThem(String example) {
        List<KubernetesObject> objects = Chart.of(example).objects();
        for (KubernetesObject object : objects) {
            Map<String, Object> selector = switch (object.kind()) {
                case "Deployment", "StatefulSet", "PodDisruptionBudget" ->
                    Part.map(object.at("spec", "selector", "matchLabels"));
                case "Service" -> Part.map(object.at("spec", "selector"));
                default -> Map.of();
            };
            if (!selector.isEmpty()) {
                assertThat(selector.keySet()).as(object.name()).containsExactlyInAnyOrder("app.kubernetes.io/name",
                        "app.kubernetes.io/instance", "app.kubernetes.io/component");
                assertThat(podLabels(objects)).as(object.kind() + " " + object.name() + " selects no pods")
                        .anyMatch(labels -> labels.entrySet().containsAll(selector.entrySet()));
            }
        }
    }

    @Test
    void ofPortsAreThoseOfContainers() {
        List<KubernetesObject> objects = Chart.ofDefaults().set("alertmanager.enabled", true).objects();
        Set<Object> ports = objects.stream().flatMap(object -> object.containers().stream())
                .flatMap(container -> Part.list(container, "ports").stream())
                .map(port -> Part.text(port, "name")).collect(Collectors.toSet());

        for (KubernetesObject service : objects.stream().filter(object -> object.kind().equals("Service")).toList()) {
            assertThat(ports).as(service.name()).contains(Part.text(service.content(), "spec", "ports", 0, "targetPort"));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void ofPodsDoNotChangeWithTheChartsVersion(String example) {
        assertThat(
                podLabels(Chart.of(example).objects()).stream().filter(labels -> !labels.isEmpty() && !labels.containsValue("system-test")))
                .isNotEmpty().allSatisfy(
                        labels -> assertThat(labels.keySet()).containsExactlyInAnyOrder("app.kubernetes.io/name",
                                "app.kubernetes.io/instance",
                                "app.kubernetes.io/component", "app.kubernetes.io/part-of"));
    }

    private static List<Map<String, Object>> podLabels(List<KubernetesObject> objects) {
        return objects.stream().map(object -> Part.map(object.podTemplate(), "metadata", "labels")).toList();
    }

    private static Set<String> names(Chart chart) {
        return chart.objects().stream().map(object -> object.kind() + " " + object.name()).collect(Collectors.toSet());
    }
}
