package io.github.slipway.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.slipway.settings.Setting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL that runs as long as this process and keeps its data. Only this machine can connect to it. */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** The lines that PostgreSQL's programs write when they fail. */
    private static final Pattern REASON = Pattern.compile("(?:error|hint|FATAL|HINT): .*");

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable FileChannel lock;

    /**
     * Chooses a port, but starts nothing.
     *
     * @param folder the folder of the data, which is created if it does not exist
     * @throws IOException if no TCP port is free
     */
    EmbeddedDatabase(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    /** Returns the service's settings for this database. */
    Map<String, String> settings() {
        return Map.of(
                Setting.POSTGRES_HOST.name(), "localhost",
                Setting.POSTGRES_PORT.name(), Integer.toString(port),
                Setting.POSTGRES_DB.name(), "postgres",
                Setting.POSTGRES_USER.name(), "postgres",
                Setting.POSTGRES_PASSWORD.name(), "not asked for");
    }

    /**
     * Starts PostgreSQL.
     *
     * @throws IOException if the folder cannot be used, another process uses it, or PostgreSQL does not start: the message is one
     * line with PostgreSQL's own reason
     */
    void start() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        claim();
        ForgottenPostgres.end(data);
        Path log = folder.resolve("postgresql.log");
        long logged = Files.exists(log) ? Files.size(log) : 0;
        try {
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // The options of initdb: a locale of PostgreSQL's own, because this machine may not have the user's.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setPort(port)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_LIMIT)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (RuntimeException | ExceptionInInitializerError | IOException e) {
            throw new IOException("The embedded PostgreSQL does not start (" + reason(log, logged, e) + "). Its log is " + log + ". With "
                    + Setting.POSTGRES_HOST + ", another PostgreSQL is used.", e);
        }
    }

    @Override
    public void close() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two development servers on the same data would end each other's PostgreSQL. The lock ends with this process in any case. */
    private void claim() throws IOException {
        lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException("Another development server uses the database in " + folder);
        }
    }

    private static String reason(Path log, long logged, Throwable e) throws IOException {
        byte[] lines = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        String reason = REASON.matcher(new String(lines, (int) logged, lines.length - (int) logged, StandardCharsets.UTF_8)).results()
                .map(MatchResult::group).collect(Collectors.joining(" "));
        if (!reason.isEmpty()) {
            return reason;
        }
        return e.getMessage() == null ? String.valueOf(e.getCause()) : e.getMessage();
    }
}
