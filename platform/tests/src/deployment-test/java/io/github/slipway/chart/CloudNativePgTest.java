package io.github.slipway.chart;

import static io.github.slipway.testing.Matches.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.slipway.Repository;

/**
 * The values of platform/kubernetes/cloudnative-pg fit the database in the same folder, and the Secret of scripts/passwords.
 */
class CloudNativePgTest {
    private static final String SERVICE = Values.ofService().service();
    private static final Path PRODUCTION = Repository.file("k8s/values/production.yaml");

    private final KubernetesObject cluster = object("cluster.yaml");
    private final KubernetesObject policy = object("networkpolicy.yaml");
    private final Path values;
    private final Chart chart;

    CloudNativePgTest(@TempDir Path folder) throws IOException {
        values = folder.resolve("values.yaml");
        Files.writeString(values, Template.of("cloudnative-pg/values.yaml", SERVICE));
        chart = Chart.of(SERVICE, Values.OF_SERVICE, PRODUCTION, values);
    }

    @Test
    void changesWhatProductionHas() {
        assertThat(Values.of(values).needlessOn(Values.defaults().under(Values.ofService()).under(Values.of(PRODUCTION)))).isEmpty();
    }

    @Test
    void theServerIsOfTheBuiltInOnesVersion() throws IOException {
        assertThat(Part.text(cluster.content(), "spec", "imageName"))
                .contains(":" + first(Files.readString(Repository.file(".env")), "POSTGRES_VERSION=([0-9]+)") + "-");
    }

    @Test
    void theServiceFindsAndChecksTheServer() {
        KubernetesObject deployment = chart.object("Deployment", "");

        // The operator sets these names.
        assertThat(Environment.of(deployment, "server")).containsEntry("POSTGRES_HOST", cluster.name() + "-rw")
                .containsEntry("POSTGRES_DB", String.valueOf(cluster.at("spec", "bootstrap", "initdb", "database")))
                .containsEntry("POSTGRES_SSLMODE", "verify-full");
        assertThat(Part.list(deployment.podTemplate(), "spec", "volumes"))
                .anyMatch(volume -> Part.text(volume, "secret", "secretName").equals(cluster.name() + "-ca"));
    }

    @Test
    void theRolesAreThoseOfTheBuiltInDatabase() throws IOException {
        String passwords = Files.readString(Repository.file("scripts/passwords")).replaceAll("\"|[{}]", "").replace("$service", SERVICE);
        String roles = Files.readString(Chart.FOLDER.resolve("files/postgres/roles.sh"));

        assertThat(cluster.at("spec", "managed", "roles", 0, "name")).isEqualTo(first(passwords, "=username=(\\S+)"));
        assertThat(cluster.at("spec", "managed", "roles", 0, "passwordSecret", "name")).isEqualTo(first(passwords, "generic (\\S+)"));
        assertThat(cluster.at("spec", "bootstrap", "initdb", "owner")).isEqualTo(first(passwords, "=migration-username=(\\S+)"));
        assertThat(Part.list(cluster.at("spec", "bootstrap", "initdb", "postInitSQL"))).hasSize(1)
                .allSatisfy(statement -> assertThat(roles).contains(ofScript(statement)));
        assertThat(Part.list(cluster.at("spec", "bootstrap", "initdb", "postInitApplicationSQL"))).hasSize(4)
                .allSatisfy(statement -> assertThat(roles).contains(ofScript(statement)));
    }

    @Test
    void policiesLetTheServiceReachIt() {
        Map<String, Object> instances = Map.of("cnpg.io/cluster", cluster.name());

        assertThat(policy.at("spec", "podSelector", "matchLabels")).isEqualTo(instances);
        assertThat(chart.object("NetworkPolicy", "-server").at("spec", "egress", 0, "to", 0, "podSelector", "matchLabels"))
                .isEqualTo(instances);
        assertThat(Part.map(chart.object("Deployment", "").podTemplate(), "metadata", "labels"))
                .containsAllEntriesOf(Part.map(policy.at("spec", "ingress", 0, "from", 0, "podSelector", "matchLabels")));
    }

    @Test
    void backupsAndMetricsAreOfThisDatabase() {
        List<KubernetesObject> backup = KubernetesObject.allOf(Template.of("cloudnative-pg/backup.yaml", SERVICE));

        assertThat(backup).extracting(KubernetesObject::kind).containsExactly("ObjectStore", "ScheduledBackup");
        assertThat(backup).extracting(KubernetesObject::name).containsOnly(cluster.name());
        assertThat(backup.getLast().at("spec", "cluster", "name")).isEqualTo(cluster.name());
        assertThat(object("podmonitor.yaml").at("spec", "selector", "matchLabels"))
                .isEqualTo(policy.at("spec", "podSelector", "matchLabels"));
        assertThat(Part.list(policy.at("spec", "ingress"))).extracting(rule -> Part.text(rule, "ports", 0, "port")).contains("9187");
    }

    private static KubernetesObject object(String file) {
        return KubernetesObject.allOf(Template.of("cloudnative-pg/" + file, SERVICE)).getFirst();
    }

    /** Returns a statement in the form of the script, with psql's variables instead of names. */
    private static String ofScript(Object statement) {
        return statement.toString().replaceAll("\"" + SERVICE + "_([a-z]+)\"", ":\"$1\"").replace("\"" + SERVICE + "\"", ":\"service\"")
                + ";";
    }
}
