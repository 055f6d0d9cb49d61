package io.github.slipway.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The schedule of backups, and the alert for a missing backup. platform/ci/chart/backup makes and restores backups. */
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

    private static List<KubernetesObject> jobs(Chart chart) {
        return chart.objects().stream().filter(object -> object.kind().equals("Job")).toList();
    }

    private static List<Object> recorded(Chart chart) {
        return Part.list(new Yaml().load(Part.text(chart.object("ConfigMap", "-prometheus").content(), "data", "capacity.yml")), "groups",
                0,
                "rules");
    }
}
