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
 * A PostgreSQL of a test's own that can be killed, started again and frozen. Its port and its data stay the same. It does not
 * run until it is started.
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

    /** One that runs and is migrated. */
    public static RestartableDatabase migrated() {
        var database = new RestartableDatabase();
        database.start();
        database.migrate();
        return database;
    }

    /** The environment variables that lead to it, whether it runs or not. */
    public Map<String, String> environment() {
        return environment(Map.of());
    }

    /**
     * The environment variables that lead to it, whether it runs or not.
     *
     * @param more settings besides these, or in their place
     */
    public Map<String, String> environment(Map<Setting, String> more) {
        return TestDatabase.environment(port, NAME, more);
    }

    /** Starts it, and waits until it answers. */
    public void start() {
        try {
            postgres = PreparedData.builder(folder)
                    .setPort(port)
                    // What it has acknowledged it has to keep: the library switches that off.
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Migrates it. */
    public void migrate() {
        if (TestDatabase.migrate(environment()) != 0) {
            throw new AssertionError("cannot be migrated");
        }
    }

    /** The first column of the first row, of a query as the superuser. */
    public String query(String sql) {
        return TestDatabase.query(running(), NAME, sql);
    }

    /** Executes SQL as the superuser. */
    public void execute(String sql) {
        TestDatabase.execute(running(), NAME, sql);
    }

    /** Ends all of its processes at once, without a chance to say or to write anything. */
    public void kill() {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().atMost(LIMIT).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        close(running());
        postgres = null;
    }

    /** Stops all of its processes where they are. The kernel still accepts connections for them. */
    public void freeze() {
        // The first process of all first: then it can make no more.
        signal("-STOP", processes().subList(0, 1));
        frozen = processes();
        signal("-STOP", frozen);
    }

    /** Lets them go on. */
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
            throw new IllegalStateException("does not run");
        }
        return postgres;
    }

    /** The postmaster and its children. */
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
