package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import io.github.slipway.settings.Setting;
import io.github.slipway.settings.Settings;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.TestDatabase;

class MigrateCommandTest {
    private static final String MIGRATIONS = Integer.toString(TestDatabase.migrations());
    private static final Map<Setting, String> FIXTURES = Map.of(Setting.FIXTURES, "true");

    @Test
    void createsTheSchemaOnce() {
        TestDatabase database = TestDatabase.empty();

        assertThat(MigrateCommand.run(database.settings(Map.of()))).isZero();
        assertThat(MigrateCommand.run(database.settings(Map.of()))).isZero();

        assertThat(database.query("SELECT count(*) FROM flyway_schema_history WHERE success")).isEqualTo(MIGRATIONS);
        assertThat(database.query("SELECT count(*) FROM entries")).isEqualTo("0");
    }

    @Test
    void loadsTheFixturesOnceWhereAsked() {
        TestDatabase database = TestDatabase.empty();

        assertThat(MigrateCommand.run(database.settings(FIXTURES))).isZero();
        assertThat(MigrateCommand.run(database.settings(FIXTURES))).isZero();

        assertThat(database.query("SELECT string_agg(text, '|' ORDER BY id) FROM entries"))
                .isEqualTo("First|Second");
    }

    @Test
    void loadsTheFixturesIntoAnEmptyTableOnly() {
        TestDatabase database = TestDatabase.migrated();
        database.execute("INSERT INTO entries (text) VALUES ('mine')");

        assertThat(MigrateCommand.run(database.settings(FIXTURES))).isZero();

        assertThat(database.query("SELECT string_agg(text, '|') FROM entries")).isEqualTo("mine");
    }

    @Test
    void succeedsForAllWhoMigrateAtTheSameTime() throws Exception {
        TestDatabase database = TestDatabase.empty();
        Callable<Integer> migrate = () -> MigrateCommand.run(database.settings(FIXTURES));
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> exitCode : replicas.invokeAll(List.of(migrate, migrate, migrate))) {
                assertThat(exitCode.get()).isZero();
            }
        }
        assertThat(database.query("SELECT count(*) FROM flyway_schema_history")).isEqualTo(MIGRATIONS);
        assertThat(database.query("SELECT count(*) FROM entries")).isEqualTo("2");
    }

    @Test
    void leavesANewerSchemaAsItIsAndWarns() {
        TestDatabase database = TestDatabase.migrated();
        database.execute(
                "INSERT INTO flyway_schema_history SELECT 9999, '9999', 'later', type, 'V9999__later.sql', 1, installed_by, installed_on,"
                        + " 1, true FROM flyway_schema_history WHERE version = '1'");
        try (var log = CapturedLog.ofAll()) {
            assertThat(MigrateCommand.run(database.settings(Map.of()))).isZero();
            assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN ")).singleElement().asString()
                    .contains("Schema \"public\" has a version (9999) that is newer than the latest available migration (");
        }
        assertThat(database.query("SELECT max(installed_rank) FROM flyway_schema_history")).isEqualTo("9999");
    }

    @Test
    void failsWhereAMigrationHasChangedSinceItWasApplied() {
        TestDatabase database = TestDatabase.migrated();
        database.execute("UPDATE flyway_schema_history SET checksum = checksum + 1");
        try (var log = CapturedLog.ofAll()) {
            assertThat(MigrateCommand.run(database.settings(Map.of()))).isEqualTo(1);
            assertThat(log.lines()).singleElement().asString().startsWith("ERROR Migration failed");
        }
    }

    @Test
    void failsWhereAMigrationFails() {
        TestDatabase database = TestDatabase.empty();
        database.execute("CREATE TABLE entries ()");
        database.execute("CREATE TABLE flyway_schema_history ()");
        try (var log = CapturedLog.ofAll()) {
            assertThat(MigrateCommand.run(database.settings(Map.of()))).isEqualTo(1);
            assertThat(log.lines()).filteredOn(line -> line.startsWith("ERROR ")).singleElement().asString()
                    .startsWith("ERROR Migration failed");
        }
    }

    @Test
    void failsAtOnceWithAWrongPassword() throws IOException {
        TestDatabase database = TestDatabase.empty();
        database.execute("CREATE ROLE owner LOGIN PASSWORD 's3cret'");
        Path access = Path.of(database.query("SHOW hba_file"));
        Files.writeString(access, "host all owner all scram-sha-256\n" + Files.readString(access));
        database.query("SELECT pg_reload_conf()");
        Settings settings = database.settings(Map.of(Setting.POSTGRES_USER, "owner", Setting.POSTGRES_PASSWORD, "wr0ng"));
        try (var log = CapturedLog.ofAll()) {
            assertThat(MigrateCommand.run(settings)).isEqualTo(1);
            assertThat(log.lines()).containsExactly("ERROR Database " + settings.database()
                    + " cannot be reached: FATAL: password authentication failed for user \"owner\"");
        }
    }

    @Test
    void waitsForTheDatabaseAWhile() {
        Settings settings = TestDatabase.empty().settings(Map.of(Setting.POSTGRES_HOST, "no-such-host.invalid"));
        try (var log = CapturedLog.ofAll()) {
            assertThat(MigrateCommand.run(settings, Duration.ofMillis(500))).isEqualTo(1);
            assertThat(log.lines()).containsExactly(
                    "INFO Waiting for database " + settings.database()
                            + ": The connection attempt failed. (java.net.UnknownHostException: no-such-host.invalid)",
                    "ERROR Database " + settings.database()
                            + " cannot be reached: The connection attempt failed. (java.net.UnknownHostException: no-such-host.invalid)");
        }
    }
}
