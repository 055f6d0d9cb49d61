package io.github.slipway.dev;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.RestartableDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A start on the data of an earlier run that was killed, alone or with its machine. */
class ForgottenPostgresTest {
    @TempDir
    private static Path folder;

    private Path file;
    private List<String> lines;
    private EmbeddedPostgres forgotten;
    private ProcessHandle process;

    @BeforeEach
    void leaveAPostgresqlBehind() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        forgotten = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setLocaleConfig("locale", "C").start();
        // A process that was killed would not hold this lock.
        Files.delete(data.resolve("epg-lock"));
        file = data.resolve("postmaster.pid");
        lines = Files.readAllLines(file);
        process = ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
    }

    @AfterEach
    void close() throws IOException {
        forgotten.close();
    }

    @Test
    void endsThePostgresqlOfItsOwnData() throws IOException {
        start();

        assertThat(process.isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "postgres\n", "99999999999999999999\n", "\0\u00ff"})
    void startsWithAFileThatNamesNoProcess(String content) throws IOException {
        forgotten.close();
        Files.writeString(file, content, ISO_8859_1);

        start();
    }

    @Test
    void startsWhenAnotherProgramHasTheProcessId() throws IOException {
        forgotten.close();
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(file, lines);

        start();
    }

    /** Another PostgreSQL has got the process's id since the machine was started again. */
    @Test
    void leavesALaterPostgresqlAlone() throws IOException {
        forgotten.close();
        try (var other = new RestartableDatabase()) {
            other.start();
            lines.set(0, otherLines(other).getFirst());
            lines.set(2, Long.toString(Long.parseLong(lines.get(2)) - 3600));
            Files.write(file, lines);

            start();

            assertThat(other.query("SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void leavesThePostgresqlOfACopiedFolderAlone() throws IOException {
        forgotten.close();
        try (var other = new RestartableDatabase()) {
            other.start();
            Files.write(file, otherLines(other));

            start();

            assertThat(other.query("SELECT 'alive'")).isEqualTo("alive");
        }
    }

    private static List<String> otherLines(RestartableDatabase other) {
        return other.query("SELECT pg_read_file('postmaster.pid')").lines().toList();
    }

    /** Starts and stops the database. */
    private void start() throws IOException {
        try (var database = new EmbeddedDatabase(folder)) {
            database.start();
        }
    }
}
