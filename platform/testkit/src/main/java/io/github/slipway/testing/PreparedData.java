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
 * The data folder of a new PostgreSQL. initdb takes more than a second to make one. So the first one is kept in the folder that
 * the system property {@value #PROPERTY} names, and the others are copies of it. Without the property, initdb makes each of
 * them.
 */
final class PreparedData {
    private static final String PROPERTY = "slipway.test.prepared-data";

    /** No PostgreSQL has run on it. */
    private static final @Nullable Path PREPARED = prepared();

    private PreparedData() {}

    /**
     * A PostgreSQL that is ready to start. When it ends, its data stay.
     *
     * @param data its data folder, which exists; a folder that is not empty stays as it is
     */
    static EmbeddedPostgres.Builder builder(Path data) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Options of initdb. A locale of PostgreSQL's own, because this machine may not have the user's.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // Files of the log of 1 MB instead of 16: a copy takes a fifth of the time.
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

    /** Deletes the data of a PostgreSQL that has ended. */
    static void delete(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Called between initdb and the start. One JVM keeps its folder, even if several have run initdb at the same time. */
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
