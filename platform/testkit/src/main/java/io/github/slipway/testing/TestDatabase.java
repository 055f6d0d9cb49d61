package io.github.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.slipway.database.MigrateCommand;
import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Setting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A database that only one test uses. One PostgreSQL runs for all tests of a JVM. Migrations run once, on a template database.
 * A new database is a copy of it, which takes about 50 ms.
 */
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** Starts the PostgreSQL with its first use. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path data = Files.createTempDirectory("slipway-database");
                EmbeddedPostgres postgres = PreparedData.builder(data).setRegisterShutdownHook(false).start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, data)));
                execute(postgres, "postgres", "CREATE DATABASE " + TEMPLATE);
                if (migrate(environment(postgres.getPort(), TEMPLATE, Map.of())) != 0) {
                    throw new IllegalStateException("the template cannot be migrated");
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres postgres, Path data) {
            try {
                postgres.close();
                PreparedData.delete(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Creates a migrated database that has only the rows of the migrations. */
    public static TestDatabase migrated() {
        return create("TEMPLATE " + TEMPLATE);
    }

    /** Returns the number of the service's migrations. */
    public static int migrations() {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a database without a schema. */
    public static TestDatabase empty() {
        return create("");
    }

    /** Creates a database without a schema, in one of PostgreSQL's encodings. */
    public static TestDatabase encoded(String encoding) {
        return create("ENCODING '" + encoding + "' LOCALE 'C' TEMPLATE template0");
    }

    private static TestDatabase create(String options) {
        var database = new TestDatabase("test_" + COUNTER.incrementAndGet());
        execute(Server.POSTGRES, "postgres", "CREATE DATABASE " + database.name + " " + options);
        return database;
    }

    /** Returns the environment variables of a service on this database, without warm-up. */
    public Map<String, String> environment() {
        return environment(Map.of());
    }

    /**
     * Returns the environment variables of a service on this database, without warm-up.
     *
     * @param more settings in addition to these, or instead of them
     */
    public Map<String, String> environment(Map<Setting, String> more) {
        return environment(Server.POSTGRES.getPort(), name, more);
    }

    /** Returns the JDBC URL. */
    public String url() {
        return "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
    }

    /** Executes SQL as the superuser. */
    public void execute(String sql) {
        execute(Server.POSTGRES, name, sql);
    }

    /** Returns the tables that have no rows. After the migrations, these are the tables of the service's resources. */
    List<String> emptyTables() {
        String all = query("SELECT string_agg(oid::regclass::text, ',') FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
                + " AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'");
        return Arrays.stream(all.split(",", -1)).filter(table -> query("SELECT EXISTS (SELECT FROM " + table + ")").equals("f")).toList();
    }

    /** Deletes all rows of these tables, and restarts their identities. */
    void truncate(List<String> tables) {
        if (!tables.isEmpty()) {
            execute("TRUNCATE " + String.join(", ", tables) + " RESTART IDENTITY");
        }
    }

    /**
     * Closes all connections to the database. New ones are refused until they are {@linkplain #allowConnections allowed} again.
     */
    public void makeUnreachable() {
        allowConnections(false);
        execute(Server.POSTGRES, "postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    /** Sets whether the database accepts new connections. */
    public void allowConnections(boolean allowed) {
        execute(Server.POSTGRES, "postgres", "ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + allowed);
    }

    /** Runs a query as the superuser, and returns the first column of the first row. */
    public String query(String sql) {
        return query(Server.POSTGRES, name, sql);
    }

    /** Opens a connection as the superuser. The caller must close it. */
    public Connection connect() throws SQLException {
        return Server.POSTGRES.getDatabase("postgres", name).getConnection();
    }

    static void execute(EmbeddedPostgres postgres, String database, String sql) {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    static String query(EmbeddedPostgres postgres, String database, String sql) {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new AssertionError("no row: " + sql);
            }
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Runs {@code migrate} with these variables, and returns its exit code. */
    public static int migrate(Map<String, String> environment) {
        try {
            return MigrateCommand.run(Configuration.of(environment));
        } catch (InvalidSettingsException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, String> environment(int port, String database, Map<Setting, String> more) {
        var environment = new HashMap<>(Map.of(
                Setting.POSTGRES_HOST.name(), "localhost",
                Setting.POSTGRES_PORT.name(), Integer.toString(port),
                Setting.POSTGRES_DB.name(), database,
                Setting.POSTGRES_USER.name(), "postgres",
                Setting.POSTGRES_PASSWORD.name(), "not asked for",
                Setting.WARM_UP.name(), "false"));
        more.forEach((setting, value) -> environment.put(setting.name(), value));
        return environment;
    }
}
