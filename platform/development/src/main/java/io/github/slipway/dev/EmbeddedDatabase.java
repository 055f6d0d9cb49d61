package io.github.slipway.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import io.github.slipway.settings.Setting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL that runs as long as this process, on data that stay. Only this machine can reach it. */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;

    /**
     * Nothing runs yet.
     *
     * @param folder where the data are, or will be
     * @throws IOException if no TCP port is free
     */
    EmbeddedDatabase(Path folder) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    /** How the service finds it. */
    Map<String, String> settings() {
        return Map.of(
                Setting.POSTGRES_HOST.name(), "localhost",
                Setting.POSTGRES_PORT.name(), Integer.toString(port),
                Setting.POSTGRES_DB.name(), "postgres",
                Setting.POSTGRES_USER.name(), "postgres",
                Setting.POSTGRES_PASSWORD.name(), "not asked for");
    }

    /**
     * Starts it.
     *
     * @throws IOException if the folder cannot be used, or another process uses it
     */
    void start() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        claim(folder.resolve("lock"));
        endForgotten(data.resolve("postmaster.pid"));
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(folder.resolve("postgresql.log").toFile()))
                .start();
    }

    @Override
    public void close() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two at once on the same data would end each other's. The lock ends with this process, however it ends. */
    private static void claim(Path file) throws IOException {
        FileLock lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
        if (lock == null) {
            throw new IOException("Another development server uses the database in " + file.getParent());
        }
    }

    /** A development server that was killed cannot stop its PostgreSQL: the next one does. */
    private static void endForgotten(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null || !process.info().command().orElse("").contains("postgres")) {
            return;
        }
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IOException("The PostgreSQL of an earlier run, process " + pid + ", does not end", e);
        }
    }
}
