package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.output.OutputFrame.OutputType;

import io.github.slipway.testing.TestDatabase;
import io.github.slipway.testing.TimedAnswer;

/** The service and its migrations behind PgBouncer, whose clients share the server's connections. */
class PgBouncerIT {
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(1);
    /** The driver breaks a connection that much later than POSTGRES_TIMEOUT. The statement would run on. */
    private static final Duration NETWORK_MARGIN = Duration.ofSeconds(2);
    private static final Map<String, String> BEHIND_IT = Map.of("POSTGRES_HOST", PgBouncer.HOST, "POSTGRES_TIMEOUT",
            STATEMENT_LIMIT.toSeconds() + "s");

    @AutoClose
    private static final Stack STACK = Stack.empty();

    private static PgBouncer pooler;
    private static Service service;

    @BeforeAll
    static void serve() throws Exception {
        pooler = STACK.start(new PgBouncer(STACK.network, STACK.ownerPassword, STACK.servicePassword));
        Callable<Finished> migrate = () -> STACK.migrate(BEHIND_IT);
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Finished> replica : replicas.invokeAll(List.of(migrate, migrate))) {
                assertThat(replica.get().exitCode()).as(replica.get().toString()).isZero();
            }
        }
        service = STACK.serve(BEHIND_IT);
    }

    @Test
    void migrateLeavesNoLockAndWorksAgain() {
        assertThat(STACK.migrate(BEHIND_IT).exitCode()).isZero();

        assertThat(STACK.database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")).isEqualTo("0");
    }

    @Test
    void migrateCreatesAnIndexConcurrently(@TempDir Path migrations) throws Exception {
        Files.writeString(migrations.resolve("V9000__index.sql"), "CREATE INDEX CONCURRENTLY later ON entries (text);");

        assertThat(TestDatabase.migrate(Map.of("POSTGRES_HOST", pooler.getHost(), "POSTGRES_PORT", Integer.toString(pooler.port()),
                "POSTGRES_USER", "slipway_owner", "POSTGRES_PASSWORD", STACK.ownerPassword.content(),
                "FLYWAY_DATASOURCES_DEFAULT_LOCATIONS", "classpath:db/migration,filesystem:" + migrations))).isZero();

        assertThat(STACK.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'later'::regclass")).isEqualTo("t");
    }

    @Test
    void manyCallersShareTheServersConnections() throws Exception {
        Callable<List<Integer>> calls = () -> {
            String entry = service.createEntry("shared");
            return List.of(service.get("/entries").statusCode(), service.get(entry).statusCode(),
                    service.send("PUT", entry, "changed").join().statusCode(), service.send("DELETE", entry, "").join().statusCode(),
                    service.get(entry).statusCode());
        };
        try (var callers = Executors.newFixedThreadPool(3 * PgBouncer.SERVER_CONNECTIONS)) {
            for (Future<List<Integer>> statuses : callers.invokeAll(IntStream.range(0, 200).mapToObj(_ -> calls).toList())) {
                assertThat(statuses.get()).containsExactly(200, 200, 200, 204, 404);
            }
        }
        HttpResponse<String> health = service.get("/healthcheck");
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\",\"database\":\"UP\"}");
    }

    @Test
    void aSlowStatementIsEndedInTheServer() throws Exception {
        String entry = service.createEntry("before");
        try (Connection owner = pooler.connectAsOwner(); Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE entries");

            // More than the server's connections: one statement waits in PgBouncer first.
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<TimedAnswer> slow = () -> TimedAnswer.to(() -> service.send("PUT", entry, "after").join());
                for (Future<TimedAnswer> answer : callers.invokeAll(List.of(slow, slow, slow, slow))) {
                    answer.get().assertUnavailable();
                    assertThat(answer.get().duration()).isBetween(STATEMENT_LIMIT, STATEMENT_LIMIT.plus(NETWORK_MARGIN));
                }
            }

            Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> STACK.database
                    .query("SELECT count(*) FROM pg_stat_activity WHERE usename = 'slipway' AND state = 'active'").equals("0"));
            owner.rollback();
        }
        assertThat(service.send("PUT", entry, "after").join().statusCode()).isEqualTo(200);
        assertThat(STACK.lines(service.getContainerId(), OutputType.STDOUT)).anyMatch(line -> line.contains("57014"));
    }

    @Test
    void theLimitIsNotLeftToOtherClients() throws SQLException {
        assertThat(service.get("/entries").statusCode()).isEqualTo(200);
        var limits = new HashSet<String>();
        var processes = new HashSet<Integer>();
        List<Connection> clients = new ArrayList<>();
        try {
            for (int i = 0; i < PgBouncer.SERVER_CONNECTIONS; i++) {
                Connection client = pooler.connect("slipway", STACK.servicePassword);
                clients.add(client);
                client.setAutoCommit(false);
                try (Statement statement = client.createStatement();
                        ResultSet session = statement.executeQuery("SELECT pg_backend_pid(), current_setting('statement_timeout')")) {
                    session.next();
                    processes.add(session.getInt(1));
                    limits.add(session.getString(2));
                }
            }
        } finally {
            for (Connection client : clients) {
                client.close();
            }
        }
        assertThat(processes).hasSize(PgBouncer.SERVER_CONNECTIONS);
        assertThat(limits).containsExactly("0");
    }
}
