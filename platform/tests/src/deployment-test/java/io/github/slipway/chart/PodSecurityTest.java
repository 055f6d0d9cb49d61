package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod is what the Pod Security Standard "restricted" asks for, and a little more. */
class PodSecurityTest {

    static List<String> examples() {
        return Chart.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void restrictsAllPods(String example) {
        List<KubernetesObject> owners = Chart.of(example).objects().stream().filter(object -> !object.podTemplate().isEmpty()).toList();
        assertThat(owners).hasSizeGreaterThan(1).allSatisfy(owner -> {
            Map<String, Object> spec = Part.map(owner.podTemplate(), "spec");
            assertThat(spec).containsEntry("automountServiceAccountToken", false)
                    .doesNotContainKeys("hostNetwork", "hostPID", "hostIPC");
            assertThat(Part.map(spec, "securityContext")).containsEntry("runAsNonRoot", true)
                    .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
            assertThat((Integer) Part.at(spec, "securityContext", "runAsUser")).isPositive();
            assertThat(Part.list(spec, "volumes")).noneMatch(volume -> Part.at(volume, "hostPath") != null);
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void restrictsAllContainers(String example) {
        List<Object> containers = Chart.of(example).objects().stream().flatMap(object -> object.containers().stream()).toList();
        assertThat(containers).hasSizeGreaterThan(2).allSatisfy(container -> {
            assertThat(Part.map(container, "securityContext")).isEqualTo(Map.of(
                    "allowPrivilegeEscalation", false,
                    "readOnlyRootFilesystem", true,
                    "capabilities", Map.of("drop", List.of("ALL"))));
            assertThat(Part.map(container, "resources", "requests")).containsKeys("cpu", "memory");
            assertThat(Part.map(container, "resources", "limits")).containsKey("memory");
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void takesPasswordsFromFilesOnly(String example) {
        assertThat(Chart.of(example).objects().stream().flatMap(object -> object.containers().stream())).allSatisfy(container -> {
            for (Object variable : Part.list(container, "env")) {
                String name = Part.text(variable, "name");
                assertThat(!name.contains("PASSWORD") || name.endsWith("_FILE")).as(name).isTrue();
                assertThat(Part.at(variable, "valueFrom")).as(name).isNull();
            }
        });
    }
}
