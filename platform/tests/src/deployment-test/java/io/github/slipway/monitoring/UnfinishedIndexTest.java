package io.github.slipway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.slipway.Repository;
import io.github.slipway.testing.ProgramProcess;
import io.github.slipway.testing.TestDatabase;

/** A migration that ends while it creates an index concurrently, and the repair with the SQL of the documents. */
class UnfinishedIndexTest {
    private static final String RUNBOOK = "docs/operate/runbooks/MigrationFailed.md";
    private static final String DECISION = "docs/decisions/migrations.md";

    private final TestDatabase database = TestDatabase.migrated();
    private final Map<String, String> environment = new HashMap<>(database.environment());

    @TempDir
    private Path migrations;

    @BeforeEach
    void addMigrations() {
        environment.put("FLYWAY_DATASOURCES_DEFAULT_LOCATIONS", "classpath:db/migration,filesystem:" + migrations);
    }

    @Test
    void isRepairedAsTheRunbookDescribes() throws Exception {
        Files.writeString(migrations.resolve("V9999__index.sql"), "CREATE INDEX CONCURRENTLY entries_text ON entries (text)");
        try (Connection _ = writer(); var migration = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> exitCode = migration.submit(() -> TestDatabase.migrate(environment));
            awaitInvalidIndex();
            database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_progress_create_index WHERE datname = current_database()");
            assertThat(exitCode.get(1, TimeUnit.MINUTES)).isEqualTo(1);
        }
        assertThat(TestDatabase.migrate(environment)).as("a retry without a repair").isEqualTo(1);
        assertThat(database.query("SELECT success FROM (" + sql(RUNBOOK, "\"(SELECT installed_rank.*?)\"") + ") AS history"))
                .isEqualTo("f");

        database.execute(sql(RUNBOOK, "`(DROP INDEX CONCURRENTLY )NAME`") + "entries_text");
        database.execute(sql(RUNBOOK, "'(DELETE FROM .*?)'"));

        assertThat(TestDatabase.migrate(environment)).isZero();
        assertThatTheIndexIsValid();
    }

    @Test
    void isRepairedByTheNextAttemptAfterTheLossOfThePod() throws Exception {
        String migration = sql(DECISION, "```sql\n(.*?)```").replaceAll("(?<=EXISTS |CONCURRENTLY )(?!IF)\\w+", "entries_text")
                .replaceAll("ON .*;", "ON entries (text);");
        Files.writeString(migrations.resolve("V9999__index.sql"), migration);
        try (Connection _ = writer(); ProgramProcess _ = ProgramProcess.start(environment, "migrate")) {
            awaitInvalidIndex();
        }
        assertThat(TestDatabase.migrate(environment)).isZero();
        assertThatTheIndexIsValid();
    }

    /** Returns a connection whose transaction the index has to wait for. */
    private Connection writer() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO entries (text) VALUES ('mine')");
        }
        return connection;
    }

    private void awaitInvalidIndex() throws IOException {
        String invalid = sql(RUNBOOK, "\"(SELECT indrelid.*?)\"");
        Awaitility.await().until(() -> database.query("SELECT count(*) FROM (" + invalid + ") AS invalid").equals("1"));
        assertThat(database.query(invalid)).isEqualTo("entries");
    }

    private void assertThatTheIndexIsValid() {
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'entries_text'::regclass")).isEqualTo("t");
    }

    private static String sql(String document, String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(Repository.file(document))).results().findFirst()
                .orElseThrow().group(1);
    }
}
