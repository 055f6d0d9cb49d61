package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The schedule of backups, the alert for a missing backup, and copies off the cluster. platform/ci/chart/backup and s3 restore
 * backups.
 */
class BackupTest {
    private static final Chart BACKUPS = Chart.ofDefaults().set("postgres.backup.enabled", true);

    /**
     * On many clusters, a claim is bound only when a pod uses it, and Helm's --wait waits for that. So a first backup must run.
     */
    @Test
    void theFirstOneFollowsTheInstallation() {
        List<KubernetesObject> jobs = jobs(BACKUPS);

        assertThat(jobs).hasSize(1);
        assertThat(jobs.getFirst().at("spec")).isEqualTo(BACKUPS.object("CronJob", "-postgres-backup").at("spec", "jobTemplate", "spec"));
        assertThat(jobs.getFirst().at("metadata", "annotations")).as("Helm runs hooks after the wait").isNull();
        assertThat(jobs(Chart.ofDefaults())).isEmpty();
    }

    /**
     * A Job cannot be changed. If Jobs were deleted, a tool that compares a release with the cluster would create them again.
     */
    @Test
    void theFirstOneIsMadeOnce() {
        assertThat(jobs(BACKUPS).getFirst().at("spec", "ttlSecondsAfterFinished")).isNull();
        assertThat(jobs(BACKUPS).getFirst().name()).startsWith("demo-slipway-postgres-backup-")
                .isEqualTo(jobs(Chart.ofDefaults().set("postgres.backup.enabled", true).set("image.tag", "2.0.0")).getFirst().name())
                .isNotEqualTo(
                        jobs(Chart.ofDefaults().set("postgres.backup.enabled", true).set("postgres.image.tag", "19")).getFirst().name());
    }

    @Test
    void prometheusKnowsHowOldTheLastOneMayBe() {
        assertThat(recorded(Chart.ofDefaults().set("postgres.backup.enabled", true).set("postgres.backup.maxAgeHours", 50)))
                .anyMatch(rule -> rule.equals(Map.of("record", "slipway:backup_max_age:seconds", "expr", "vector(50 * 3600)",
                        "labels", Map.of("namespace", "there", "release", "demo"))));
        assertThat(recorded(Chart.ofDefaults())).hasSize(2).noneMatch(rule -> rule.toString().contains("backup"));
        assertThat(recorded(Chart.ofDefaults().set("postgres.backup.enabled", true).set("postgres.exporter.enabled", false)))
                .noneMatch(rule -> rule.toString().contains("backup"));
    }

    @Test
    void theExporterReadsWhenTheLastOneWas() {
        KubernetesObject postgres = BACKUPS.object("StatefulSet", "-postgres");
        Map<String, Object> queries = new Yaml().load(Part.text(BACKUPS.object("ConfigMap", "-postgres").content(), "data", "queries.yml"));

        assertThat(Environment.of(postgres, "exporter")).containsEntry("PG_EXPORTER_EXTEND_QUERY_PATH", "/etc/exporter/queries.yml");
        assertThat(queries).containsOnlyKeys("slipway_backup");
        assertThat(Environment.of(Chart.ofDefaults().object("StatefulSet", "-postgres"), "exporter"))
                .doesNotContainKey("PG_EXPORTER_EXTEND_QUERY_PATH");
    }

    @Test
    void dumpsStayInTheClusterUnlessThereIsABucket() {
        for (String suffix : List.of("-postgres-backup", "-postgres-restore")) {
            assertThat(BACKUPS.object("CronJob", suffix).containers()).extracting(container -> Part.text(container, "name"))
                    .containsExactly("dumps");
            assertThat(BACKUPS.object("CronJob", suffix).content().toString()).doesNotContainIgnoringCase("bucket", "s3", "rclone");
            assertThat(toBucket().object("CronJob", suffix).containers()).extracting(container -> Part.text(container, "name"))
                    .containsExactly("rclone", "dumps");
            assertThat(Environment.of(toBucket().object("CronJob", suffix), "dumps")).containsAllEntriesOf(Map.of("BUCKET", "backups/a",
                    "RCLONE_S3_ENV_AUTH", "true", "RCLONE_S3_PROVIDER", "AWS", "RCLONE_S3_REGION", "eu-central-1"));
        }
        assertThat(BACKUPS.object("NetworkPolicy", "-backup").at("spec", "egress", 1)).isNull();
        assertThat(toBucket().object("NetworkPolicy", "-backup").at("spec", "egress", 1)).hasToString("{ports=[{port=443}]}");
    }

    @Test
    void theKeysOfABucketAreThoseOfASecretOrOfAnAccount() {
        Chart secret = toBucket().set("postgres.backup.s3.existingSecret", "keys");
        Chart role = toBucket().set("postgres.backup.s3.serviceAccountAnnotations.role", "backup");

        assertThat(Environment.of(secret.object("CronJob", "-postgres-backup"), "dumps"))
                .containsEntry("AWS_SHARED_CREDENTIALS_FILE", "/run/secrets/s3/credentials");
        assertThat(secrets(secret)).containsExactly("demo-slipway-database", "keys");
        assertThat(Environment.of(role.object("CronJob", "-postgres-backup"), "dumps")).doesNotContainKey("AWS_SHARED_CREDENTIALS_FILE");
        assertThat(secrets(role)).containsExactly("demo-slipway-database");
        assertThat(role.object("ServiceAccount", "-backup").at("metadata", "annotations")).isEqualTo(Map.of("role", "backup"));
        assertThat(Part.text(pod(role), "serviceAccountName")).isEqualTo("demo-slipway-backup");
        assertThat(Part.text(pod(BACKUPS), "serviceAccountName")).isEqualTo("demo-slipway-parts");
    }

    @ParameterizedTest
    @CsvSource({"http://s3.example.com,80", "https://s3.example.com,443", "https://192.0.2.1,443", "http://minio:9000/,9000"})
    void anotherStorageIsReachedOnItsPort(String endpoint, int port) {
        Chart chart = toBucket().set("postgres.backup.s3.endpoint", endpoint).set("networkPolicy.s3Peers[0].ipBlock.cidr", "192.0.2.0/24");

        assertThat(Environment.of(chart.object("CronJob", "-postgres-backup"), "dumps"))
                .containsAllEntriesOf(Map.of("RCLONE_S3_PROVIDER", "Other", "RCLONE_S3_ENDPOINT", endpoint));
        assertThat(chart.object("NetworkPolicy", "-backup").at("spec", "egress", 1))
                .hasToString("{to=[{ipBlock={cidr=192.0.2.0/24}}], ports=[{port=" + port + "}]}");
    }

    private static Chart toBucket() {
        return Chart.ofDefaults().set("postgres.backup.enabled", true).set("postgres.backup.s3.bucket", "backups/a")
                .set("postgres.backup.s3.region", "eu-central-1");
    }

    private static Map<String, Object> pod(Chart chart) {
        return Part.map(chart.object("CronJob", "-postgres-backup").podTemplate(), "spec");
    }

    private static List<String> secrets(Chart chart) {
        return Part.list(pod(chart), "volumes").stream().filter(volume -> Part.at(volume, "secret") != null)
                .map(volume -> Part.text(volume, "secret", "secretName")).toList();
    }

    private static List<KubernetesObject> jobs(Chart chart) {
        return chart.objects().stream().filter(object -> object.kind().equals("Job")).toList();
    }

    private static List<Object> recorded(Chart chart) {
        return Part.list(new Yaml().load(Part.text(chart.object("ConfigMap", "-prometheus").content(), "data", "capacity.yml")), "groups",
                0,
                "rules");
    }
}
