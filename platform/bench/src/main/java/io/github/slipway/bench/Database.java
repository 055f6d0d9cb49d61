package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL for all programs, of the binaries and with the options of the platform's tests. */
final class Database implements AutoCloseable {
    private static final int LIMIT_IN_SECONDS = 300;
    /** A row that is copied. */
    private static final String SEED = "bench_seed";
    private static final String TABLE = "SELECT table_name FROM information_schema.columns"
            + " WHERE is_identity = 'YES' AND table_schema = 'public'";
    private static final String COLUMNS = "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns"
            + " WHERE is_identity = 'NO' AND is_generated = 'NEVER' AND table_schema = 'public' AND table_name = ";

    private final Path folder;
    private final int port = freePort();
    private final Process process;

    /** @param archive the jar of the binaries */
    Database(Path folder, Path archive) {
        this.folder = folder;
        shell("unzip -qo '" + archive + "' '*.txz' && mkdir -p postgres && tar -xJf *.txz -C postgres && rm *.txz && "
                + prefix() + "postgres/bin/initdb -D data -A trust -U postgres -E UTF-8 --locale C --no-sync");
        var command = new ArrayList<String>();
        if (!prefix().isEmpty()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of("postgres/bin/postgres", "-D", "data", "-p", Integer.toString(port)));
        // The last three are those of the tests' PostgreSQL: the programs are compared, and not the disk.
        for (String option : List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300", "fsync=off",
                "full_page_writes=off", "synchronous_commit=off")) {
            command.addAll(List.of("-c", option));
        }
        process = Children.start(folder, Map.of(), folder.resolve("postgresql.log"), command);
        shell("for i in $(seq 100); do psql -h 127.0.0.1 -p " + port + " -U postgres -c 'SELECT 1' && exit; sleep 0.1; done; exit 1");
    }

    /** As root, PostgreSQL does not run: in a user namespace, it is not root. */
    private static String prefix() {
        return System.getProperty("user.name").equals("root") ? "unshare -U " : "";
    }

    Map<String, String> environment(String database) {
        return Map.of("POSTGRES_HOST", "127.0.0.1", "POSTGRES_PORT", Integer.toString(port), "POSTGRES_DB", database, "POSTGRES_USER",
                "postgres", "POSTGRES_PASSWORD", "unused", "POSTGRES_POOL_SIZE", Integer.toString(Form.CALLERS));
    }

    /** CPU time of all its processes in seconds. */
    double cpu() {
        return Usage.cpuWithChildren(process.toHandle());
    }

    String version() {
        return sql("postgres", "SHOW server_version").strip();
    }

    void create(String database) {
        sql("postgres", "CREATE DATABASE " + database);
    }

    /** Keeps the row that a program has created. The database has one table with an identity. */
    void keepSeed(String database) {
        String table = table(database);
        sql(database, "CREATE TABLE " + SEED + " AS SELECT " + columns(database, table) + " FROM " + table + " LIMIT 1");
    }

    /** Makes the table as it is at the beginning of each measurement: ids 1 to {@code rows}, all rows alike. */
    void fill(String database, long rows) {
        String table = table(database);
        String columns = columns(database, table);
        sql(database, "TRUNCATE " + table + " RESTART IDENTITY");
        sql(database,
                "INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM " + SEED + ", generate_series(1, " + rows + ")");
        sql(database, "VACUUM ANALYZE " + table);
        sql(database, "CHECKPOINT");
    }

    private String table(String database) {
        List<String> tables = sql(database, TABLE).strip().lines().toList();
        if (tables.size() != 1) {
            throw new Refusal("The database " + database + " needs one table with an identity, and has " + tables + ".");
        }
        return tables.getFirst();
    }

    private String columns(String database, String table) {
        return sql(database, COLUMNS + "'" + table + "'").strip();
    }

    private String sql(String database, String statement) {
        return Children.run(folder, Map.of(), LIMIT_IN_SECONDS,
                List.of("psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1",
                        "-p", Integer.toString(port), "-U", "postgres", "-d", database, "-c", statement));
    }

    private void shell(String command) {
        Children.run(folder, Map.of(), LIMIT_IN_SECONDS, List.of("sh", "-c", command));
    }

    @Override
    public void close() {
        // SIGINT: it does not wait for its clients.
        Children.run(folder, Map.of(), LIMIT_IN_SECONDS, List.of("kill", "-INT", Long.toString(process.pid())));
        process.onExit().join();
        Children.stop(process);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
