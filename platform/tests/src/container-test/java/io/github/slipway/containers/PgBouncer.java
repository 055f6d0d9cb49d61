package io.github.slipway.containers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** PgBouncer in front of the database. A client has a connection of the server during a transaction only. */
final class PgBouncer extends GenericContainer<PgBouncer> {
    static final String HOST = "pgbouncer";
    /** For each role: less than the service's own pool has, and what {@code migrate} needs. */
    static final int SERVER_CONNECTIONS = 3;

    private static final String IMAGE = "edoburu/pgbouncer:v1.24.1-p1";
    private static final int PORT = 5432;

    private final SecretFile ownerPassword;

    PgBouncer(Network network, SecretFile owner, SecretFile service) {
        super(DockerImageName.parse(IMAGE));
        ownerPassword = owner;
        withNetwork(network);
        withNetworkAliases(HOST);
        withExposedPorts(PORT);
        withCopyToContainer(Transferable.of("""
                [databases]
                slipway = host=%s
                [pgbouncer]
                listen_addr = *
                listen_port = %d
                auth_type = scram-sha-256
                auth_file = /etc/pgbouncer/userlist.txt
                pool_mode = transaction
                default_pool_size = %d
                """.formatted(Database.HOST, PORT, SERVER_CONNECTIONS)), "/etc/pgbouncer/pgbouncer.ini");
        withCopyToContainer(Transferable.of("""
                "slipway_owner" "%s"
                "slipway" "%s"
                """.formatted(owner.content(), service.content())), "/etc/pgbouncer/userlist.txt");
        waitingFor(Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(1)));
    }

    /** Returns the port on this machine. */
    int port() {
        return getMappedPort(PORT);
    }

    /** Opens a connection as the owner. */
    Connection connectAsOwner() throws SQLException {
        return connect("slipway_owner", ownerPassword);
    }

    /** Opens a connection that shares the server's connections with the service. */
    Connection connect(String role, SecretFile password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + getHost() + ":" + port() + "/slipway", role, password.content());
    }
}
