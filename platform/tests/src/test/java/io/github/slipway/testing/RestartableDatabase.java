package io.github.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import io.github.slipway.settings.Setting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL for one test, which can kill, restart and freeze it. The port and the data stay the same. The PostgreSQL does
 * not run before {@link #start}.
 */
public final class RestartableDatabase implements AutoCloseable {
    private static final String NAME = "postgres";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;
    private List<ProcessHandle> frozen = List.of();

    public RestartableDatabase() {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
            folder = Files.createTempDirectory("slipway-database");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts and migrates a database. */
    public static RestartableDatabase migrated() {
        var database = new RestartableDatabase();
        database.start();
        database.migrate();
        return database;
    }

    /** Returns the environment variables of a service on this database, which need not run. */
    public Map<String, String> environment() {
        return environment(Map.of());
    }

    /**
     * Returns the environment variables of a service on this database, which need not run.
     *
     * @param more settings in addition to these, or instead of them
     */
    public Map<String, String> environment(Map<Setting, String> more) {
        return TestDatabase.environment(port, NAME, more);
    }

    /** Starts the database, and waits until it accepts connections. */
    public void start() {
        try {
            postgres = PreparedData.builder(folder)
                    .setPort(port)
                    // The database must keep acknowledged writes. The library switches that off.
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Migrates the database. */
    public void migrate() {
        if (TestDatabase.migrate(environment()) != 0) {
            throw new AssertionError("the database cannot be migrated");
        }
    }

    /** Runs a query as the superuser, and returns the first column of the first row. */
    public String query(String sql) {
        return TestDatabase.query(running(), NAME, sql);
    }

    /** Executes SQL as the superuser. */
    public void execute(String sql) {
        TestDatabase.execute(running(), NAME, sql);
    }

    /** Kills all processes of the database at once, so that they can neither send nor write anything. */
    public void kill() {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().atMost(LIMIT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        close(running());
        postgres = null;
    }

    /** Suspends all processes of the database. The kernel still accepts connections for them. */
    public void freeze() {
        // First the postmaster, so that it starts no more processes.
        signal("-STOP", processes().subList(0, 1));
        frozen = processes();
        signal("-STOP", frozen);
    }

    /** Resumes the suspended processes. */
    public void thaw() {
        signal("-CONT", frozen);
        frozen = List.of();
    }

    @Override
    public void close() {
        thaw();
        if (postgres != null) {
            close(postgres);
            postgres = null;
        }
        try {
            PreparedData.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres running() {
        if (postgres == null) {
            throw new IllegalStateException("the database does not run");
        }
        return postgres;
    }

    /** Returns the postmaster and its children. */
    private List<ProcessHandle> processes() {
        try {
            long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return;
        }
        var command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            Process kill = new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!kill.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(command + " does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
