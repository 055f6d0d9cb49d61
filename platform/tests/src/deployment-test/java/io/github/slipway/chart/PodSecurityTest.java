package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pod fulfils the Pod Security Standard "restricted" and some further restrictions. */
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
            assertThat(Part.list(spec, "volumes")).noneMatch(volume -> Part.at(volume, "hostPath") != null)
                    .as("a volume on the node's disk has a limit")
                    .allMatch(volume -> Part.at(volume, "emptyDir") == null || Part.at(volume, "emptyDir", "sizeLimit") != null);
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

    /** OpenShift assigns a range of users to each namespace, and refuses other users. */
    @ParameterizedTest
    @MethodSource("examples")
    void canLeaveTheUsersToTheCluster(String example) {
        List<KubernetesObject> objects = Chart.of(example).set("openshift", true).objects();

        assertThat(objects.stream().filter(object -> !object.podTemplate().isEmpty())).hasSizeGreaterThan(1).allSatisfy(owner -> {
            assertThat(Part.map(owner.podTemplate(), "spec", "securityContext")).containsEntry("runAsNonRoot", true)
                    .doesNotContainKeys("runAsUser", "runAsGroup", "fsGroup");
        });
    }

    /**
     * Peer authentication fails for a user without a name. "trust" is safe for the socket, because all processes in its container
     * have the server's user.
     */
    @Test
    void theDatabaseDoesNotNeedANameForItsUser() {
        KubernetesObject postgres = Chart.ofDefaults().object("StatefulSet", "-postgres");
        KubernetesObject adapted = Chart.ofDefaults().set("openshift", true).object("StatefulSet", "-postgres");

        assertThat(Environment.of(postgres, "postgres")).doesNotContainKey("PGUSER")
                .containsEntry("POSTGRES_INITDB_ARGS", "--auth-local=peer --auth-host=scram-sha-256");
        assertThat(Environment.of(adapted, "postgres")).containsEntry("PGUSER", "postgres")
                .containsEntry("POSTGRES_INITDB_ARGS", "--auth-local=trust --auth-host=scram-sha-256");
        assertThat(adapted.containers().stream().filter(container -> Part.list(container, "volumeMounts").stream()
                .anyMatch(mount -> Part.text(mount, "name").equals("socket")))).hasSize(1);
    }

    @Test
    void openShiftsNameServersListenOnAnotherPort() {
        KubernetesObject all = Chart.ofDefaults().set("openshift", true).object("NetworkPolicy", "");

        assertThat(Part.list(all.at("spec", "egress", 0, "ports"))).extracting(port -> Part.at(port, "port"))
                .containsExactly(53, 53, 5353, 5353);
    }
}
