package io.github.slipway.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The data folder of a new PostgreSQL. initdb needs more than a second to create one. So the folder that the system property
 * {@value #PROPERTY} names keeps the first one, and the others are copies of it. Without the property, initdb creates each of
 * them.
 */
final class PreparedData {
    private static final String PROPERTY = "slipway.test.prepared-data";

    /** The kept data folder. No PostgreSQL has run on it. */
    private static final @Nullable Path PREPARED = prepared();

    private PreparedData() {}

    /**
     * Returns a builder of a PostgreSQL that is ready to start. The data stay when the PostgreSQL stops.
     *
     * @param data the data folder, which must exist; a folder that is not empty is not changed
     */
    static EmbeddedPostgres.Builder builder(Path data) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Options of initdb. The locale is PostgreSQL's, because this machine may not have the user's locale.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // With WAL files of 1 MB instead of 16 MB, a copy takes a fifth of the time.
                .setLocaleConfig("wal-segsize", "1")
                .setPGStartupWait(Duration.ofSeconds(60));
        if (PREPARED == null || !isEmpty(data)) {
            return builder;
        }
        if (Files.exists(PREPARED)) {
            copy(PREPARED, data);
            return builder;
        }
        return builder.setDataDirectoryCustomizer(folder -> keep(folder.toPath(), PREPARED));
    }

    /** Deletes the data of a stopped PostgreSQL. */
    static void delete(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Runs between initdb and the start. Only one JVM keeps its folder if several run initdb at the same time. */
    private static void keep(Path data, Path prepared) {
        try (var file = FileChannel.open(prepared.resolveSibling(prepared.getFileName() + ".lock"), CREATE, WRITE);
                var lock = file.tryLock()) {
            if (lock != null && !Files.exists(prepared)) {
                Path copy = Files.createTempDirectory(prepared.getParent(), "prepared-data");
                copy(data, copy);
                Files.move(copy, prepared);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static @Nullable Path prepared() {
        String folder = System.getProperty(PROPERTY);
        return folder == null ? null : Path.of(folder);
    }
}
