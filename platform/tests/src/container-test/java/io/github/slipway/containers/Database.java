package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** PostgreSQL with the same roles as in Compose and in the chart. */
final class Database extends GenericContainer<Database> {
    static final String HOST = "db";

    Database(Network network, SecretFile owner, SecretFile service, SecretFile exporter) {
        super(DockerImageName.parse(Engine.image("postgres", "POSTGRES_VERSION")));
        withNetwork(network);
        withNetworkAliases(HOST);
        withEnv("SERVICE", "slipway");
        withEnv("POSTGRES_PASSWORD_FILE", "/run/passwords/superuser");
        withEnv("POSTGRES_INITDB_ARGS", "--auth-local=peer --auth-host=scram-sha-256");
        withEnv("OWNER_PASSWORD_FILE", owner.path());
        withEnv("SERVICE_PASSWORD_FILE", service.path());
        withEnv("EXPORTER_PASSWORD_FILE", exporter.path());
        withCopyToContainer(Transferable.of("never used"), "/run/passwords/superuser");
        withCopyToContainer(Transferable.of(owner.content()), owner.path());
        withCopyToContainer(Transferable.of(service.content()), service.path());
        withCopyToContainer(Transferable.of(exporter.content()), exporter.path());
        withCopyFileToContainer(MountableFile.forHostPath(Engine.REPOSITORY.resolve("charts/slipway/files/postgres/roles.sh")),
                "/docker-entrypoint-initdb.d/roles.sh");
        // Over TCP, because PostgreSQL does not listen on TCP before the roles exist.
        waitingFor(Wait.forSuccessfulCommand("pg_isready --quiet --host=127.0.0.1 --username=slipway --dbname=slipway")
                .withStartupTimeout(Duration.ofMinutes(1)));
    }

    /** Runs a statement as the superuser, and returns the output of psql. */
    String query(String sql) {
        ExecResult result = exec(ExecConfig.builder().user("postgres")
                .command(new String[]{"psql", "-XtAq", "--dbname=slipway", "--command=" + sql}));
        assertThat(result.getExitCode()).as(result.getStderr()).isZero();
        return result.getStdout().strip();
    }

    /** Runs a statement as one of the roles, over TCP like the service. */
    ExecResult runAs(String role, SecretFile password, String sql) {
        String command = "PGPASSWORD=$(cat \"$0\") exec psql -XtAq -h 127.0.0.1 -U \"$1\" -d slipway -c \"$2\"";
        return exec(ExecConfig.builder().command(new String[]{"sh", "-c", command, password.path(), role, sql}));
    }

    /** Runs the script that creates the roles and the database of a service, as a role whose password is its name. */
    ExecResult makeRoles(String service, String role, SecretFile owner, SecretFile password, SecretFile exporter) {
        String command = "SERVICE=$0 PGHOST=127.0.0.1 PGUSER=$1 PGPASSWORD=$1 OWNER_PASSWORD_FILE=$2 SERVICE_PASSWORD_FILE=$3"
                + " EXPORTER_PASSWORD_FILE=$4 PGDATA= exec sh /docker-entrypoint-initdb.d/roles.sh";
        return exec(ExecConfig.builder()
                .command(new String[]{"sh", "-c", command, service, role, owner.path(), password.path(), exporter.path()}));
    }

    private ExecResult exec(ExecConfig.ExecConfigBuilder command) {
        try {
            return execInContainer(command.build());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
