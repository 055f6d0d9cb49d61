package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that extend the pods of the service, and the resources of each container. */
class PodValuesTest {
    private static final Chart DEFAULTS = Chart.ofDefaults().set("postgres.backup.enabled", true);

    private final Map<String, Object> plain = pod(DEFAULTS);

    @Test
    void containersGetMoreVariablesAndVolumes(@TempDir Path folder) throws Exception {
        Map<String, Object> pod = pod(with(folder, """
                envFrom: [{configMapRef: {name: flags}}]
                extraVolumes: [{name: flags, configMap: {name: flags}}]
                extraVolumeMounts: [{name: flags, mountPath: /etc/flags}]
                """));

        for (String container : List.of("initContainers", "containers")) {
            assertThat(Part.list(plain, "spec", container, 0, "envFrom")).isEmpty();
            assertThat(Part.list(pod, "spec", container, 0, "envFrom")).containsExactly(Map.of("configMapRef", Map.of("name", "flags")));
            assertThat(Part.list(pod, "spec", container, 0, "volumeMounts"))
                    .containsAll(Part.list(plain, "spec", container, 0, "volumeMounts"))
                    .contains(Map.of("name", "flags", "mountPath", "/etc/flags"));
        }
        assertThat(Part.list(pod, "spec", "volumes")).containsAll(Part.list(plain, "spec", "volumes"))
                .contains(Map.of("name", "flags", "configMap", Map.of("name", "flags")));
    }

    @Test
    void aPodGetsMoreContainers(@TempDir Path folder) throws Exception {
        Map<String, Object> pod = pod(with(folder, """
                initContainers: [{name: proxy, image: "proxy:1", restartPolicy: Always}]
                sidecars: [{name: collector, image: "collector:1"}]
                """));

        assertThat(names(plain, "initContainers")).containsExactly("migrate");
        assertThat(names(plain, "containers")).containsExactly("server");
        // The migration may need a sidecar, such as a proxy of the database.
        assertThat(names(pod, "initContainers")).containsExactly("proxy", "migrate");
        assertThat(names(pod, "containers")).containsExactly("server", "collector");
    }

    @Test
    void aPodGetsMoreLabelsButItsSelectorStays(@TempDir Path folder) throws Exception {
        Chart chart = with(folder, "podLabels: {azure.workload.identity/use: \"true\"}");

        assertThat(Part.map(plain, "metadata", "labels")).doesNotContainKey("azure.workload.identity/use");
        assertThat(Part.map(pod(chart), "metadata", "labels")).containsAllEntriesOf(Part.map(plain, "metadata", "labels"))
                .containsEntry("azure.workload.identity/use", "true");
        assertThat(chart.object("Deployment", "").at("spec", "selector"))
                .isEqualTo(DEFAULTS.object("Deployment", "").at("spec", "selector"));
    }

    /** Only the service's pods get the cloud role of the service account. */
    @Test
    void theServicesAccountIsNoOtherPods(@TempDir Path folder) throws Exception {
        Chart chart = with(folder, """
                serviceAccount: {name: cloud-account, annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/a"}}
                """);

        assertThat(Part.text(plain, "spec", "serviceAccountName")).isEqualTo("demo-slipway");
        assertThat(accounts(DEFAULTS)).containsExactly("demo-slipway {}", "demo-slipway-parts {}");
        assertThat(Part.text(pod(chart), "spec", "serviceAccountName")).isEqualTo("cloud-account");
        assertThat(accounts(chart)).containsExactly("cloud-account {eks.amazonaws.com/role-arn=arn:aws:iam::1:role/a}",
                "demo-slipway-parts {}");
        assertThat(others(chart)).hasSizeGreaterThan(4).allSatisfy(
                owner -> assertThat(Part.text(owner.podTemplate(), "spec", "serviceAccountName")).isEqualTo("demo-slipway-parts"));
        assertThat(accounts(chart.set("serviceAccount.create", false))).containsExactly("demo-slipway-parts {}");
    }

    @Test
    void theServiceReachesWhatValuesAdd(@TempDir Path folder) throws Exception {
        Chart chart = with(folder, "networkPolicy: {extraEgress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: 443}]}]}");
        List<Object> before = Part.list(DEFAULTS.object("NetworkPolicy", "-server").at("spec", "egress"));

        assertThat(Part.list(chart.object("NetworkPolicy", "-server").at("spec", "egress"))).hasSize(before.size() + 1).containsAll(before)
                .last().hasToString("{ports=[{port=443}], to=[{ipBlock={cidr=192.0.2.0/24}}]}");
    }

    @ParameterizedTest
    @CsvSource({
            "resources,Deployment,,migrate",
            "resources,Deployment,,server",
            "postgres.resources,StatefulSet,-postgres,postgres",
            "postgres.exporter.resources,StatefulSet,-postgres,exporter",
            "postgres.backup.resources,CronJob,-postgres-backup,dumps",
            "postgres.backup.resources,CronJob,-postgres-restore,dumps",
            "postgres.backup.resources,CronJob,-postgres-backup,rclone",
            "syslog.resources,Deployment,-syslog,syslog-ng",
            "syslog.removeOld.resources,Deployment,-syslog,remove-old",
            "prometheus.resources,StatefulSet,-prometheus,prometheus",
            "alertmanager.resources,Deployment,-alertmanager,alertmanager",
            "grafana.resources,Deployment,-grafana,grafana",
            "systemTest.resources,Pod,-system-test,system-test"})
    void resourcesAreSettable(String value, String kind, String suffix, String container) {
        String name = Objects.toString(suffix, "");
        Chart before = Chart.ofDefaults().set("postgres.backup.enabled", true).set("postgres.backup.s3.bucket", "backups")
                .set("alertmanager.enabled", true);
        Chart after = Chart.ofDefaults().set("postgres.backup.enabled", true).set("postgres.backup.s3.bucket", "backups")
                .set("alertmanager.enabled", true)
                .set(value + ".limits.cpu", "3").set(value + ".limits.memory", "4Gi");

        assertThat(limits(before.object(kind, name), container)).containsOnlyKeys("memory");
        assertThat(limits(after.object(kind, name), container)).hasToString("{cpu=3, memory=4Gi}");
    }

    @Test
    void replicasAreReplacedAtAPaceOfChoice() {
        assertThat(DEFAULTS.object("Deployment", "").at("spec", "minReadySeconds")).isEqualTo(5);
        assertThat(Chart.ofDefaults().set("minReadySeconds", 30).object("Deployment", "").at("spec", "minReadySeconds")).isEqualTo(30);
    }

    /** jcmd, heap dumps and recordings need a writable folder, because the file system of the image is read-only. */
    @Test
    void temporaryFilesHaveALimit() {
        Map<String, Object> larger = pod(Chart.ofDefaults().set("tmpSize", "4Gi"));

        assertThat(Part.list(plain, "spec", "containers", 0, "volumeMounts")).contains(Map.of("name", "tmp", "mountPath", "/tmp"));
        assertThat(Part.list(plain, "spec", "volumes")).contains(Map.of("name", "tmp", "emptyDir", Map.of("sizeLimit", "1Gi")));
        assertThat(Part.list(larger, "spec", "volumes")).contains(Map.of("name", "tmp", "emptyDir", Map.of("sizeLimit", "4Gi")));
    }

    /** Returns the defaults with additional values from a file. */
    private static Chart with(Path folder, String values) throws Exception {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);
        return Chart.of(Chart.RELEASE, file).set("nameOverride", Chart.SERVICE).set("image.tag", Chart.VERSION);
    }

    private static Map<String, Object> pod(Chart chart) {
        return chart.object("Deployment", "").podTemplate();
    }

    private static List<String> names(Map<String, Object> pod, String containers) {
        return Part.list(pod, "spec", containers).stream().map(container -> Part.text(container, "name")).toList();
    }

    private static Stream<KubernetesObject> others(Chart chart) {
        return chart.objects().stream().filter(object -> !object.podTemplate().isEmpty() && !object.component().equals("server"));
    }

    private static List<String> accounts(Chart chart) {
        return chart.objects().stream().filter(object -> object.kind().equals("ServiceAccount"))
                .map(object -> object.name() + " " + Part.map(object.at("metadata", "annotations"))).sorted().toList();
    }

    private static Map<String, Object> limits(KubernetesObject owner, String name) {
        return owner.containers().stream().filter(container -> Part.text(container, "name").equals(name))
                .map(container -> Part.map(container, "resources", "limits")).findFirst().orElseThrow();
    }
}
