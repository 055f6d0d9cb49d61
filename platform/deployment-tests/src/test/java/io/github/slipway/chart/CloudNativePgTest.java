package io.github.slipway.chart;

import static io.github.slipway.testing.Matches.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The values of k8s/cloudnative-pg fit the database that is beside them, and that fits what k8s/passwords makes. */
class CloudNativePgTest {
    private static final Path FOLDER = Path.of("k8s/cloudnative-pg");
    private static final Path PRODUCTION = Path.of("k8s/values/production.yaml");

    private final KubernetesObject cluster = KubernetesObject.allOf(FOLDER.resolve("cluster.yaml")).getFirst();
    private final KubernetesObject policy = KubernetesObject.allOf(FOLDER.resolve("networkpolicy.yaml")).getFirst();
    private final Chart chart = Chart.of("slipway", PRODUCTION, FOLDER.resolve("values.yaml"));

    @Test
    void changesWhatProductionHas() {
        assertThat(Values.of(FOLDER.resolve("values.yaml")).needlessOn(Values.defaults().under(Values.of(PRODUCTION)))).isEmpty();
    }

    @Test
    void theServerIsOfTheBuiltInOnesVersion() throws IOException {
        assertThat(Part.text(cluster.content(), "spec", "imageName"))
                .endsWith(":" + first(Files.readString(Path.of(".env")), "POSTGRES_VERSION=([0-9]+)"));
    }

    @Test
    void theServiceFindsAndChecksTheServer() {
        KubernetesObject deployment = chart.object("Deployment", "");

        // The operator's own names.
        assertThat(Environment.of(deployment, "server")).containsEntry("POSTGRES_HOST", cluster.name() + "-rw")
                .containsEntry("POSTGRES_DB", String.valueOf(cluster.at("spec", "bootstrap", "initdb", "database")))
                .containsEntry("POSTGRES_SSLMODE", "verify-full");
        assertThat(Part.list(deployment.podTemplate(), "spec", "volumes"))
                .anyMatch(volume -> Part.text(volume, "secret", "secretName").equals(cluster.name() + "-ca"));
    }

    @Test
    void theRolesAreThoseOfTheBuiltInDatabase() throws IOException {
        String passwords = Files.readString(Path.of("k8s/passwords"));
        String roles = Files.readString(Chart.FOLDER.resolve("files/postgres/roles.sh"));

        assertThat(cluster.at("spec", "managed", "roles", 0, "name")).isEqualTo(first(passwords, "=username=([a-z_]+)"));
        assertThat(cluster.at("spec", "managed", "roles", 0, "passwordSecret", "name")).isEqualTo(first(passwords, "generic ([a-z-]+)"));
        assertThat(cluster.at("spec", "bootstrap", "initdb", "owner")).isEqualTo(first(passwords, "=migration-username=([a-z_]+)"));
        assertThat(Part.list(cluster.at("spec", "bootstrap", "initdb", "postInitSQL")))
                .allSatisfy(statement -> assertThat(roles).contains(statement + ";"));
        assertThat(Part.list(cluster.at("spec", "bootstrap", "initdb", "postInitApplicationSQL"))).hasSize(2)
                .allSatisfy(statement -> assertThat(roles).contains(statement + ";"));
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
}
