package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.settings.Setting;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.TestDatabase;

class MigrateCommandTest {
    private static final String MIGRATIONS = Integer.toString(TestDatabase.migrations());
    private static final Map<Setting, String> FIXTURES = Map.of(Setting.FIXTURES, "true");

    @Test
    void createsTheSchemaOnce() {
        TestDatabase database = TestDatabase.empty();

        assertThat(TestDatabase.migrate(database.environment())).isZero();
        assertThat(TestDatabase.migrate(database.environment())).isZero();

        assertThat(database.query("SELECT count(*) FROM flyway_schema_history WHERE success")).isEqualTo(MIGRATIONS);
        assertThat(database.query("SELECT count(*) FROM entries")).isEqualTo("0");
    }

    @Test
    void keepsTheNamesOfPlaceholders() throws InvalidSettingsException {
        Configuration configuration = Configuration.of(TestDatabase.empty().environment(),
                Map.of("flyway.datasources.default.placeholders.my_name", "a"));

        assertThat(Migrations.of(PostgresDataSource.of(configuration.properties()), configuration.properties(), false).getConfiguration()
                .getPlaceholders()).containsEntry("my_name", "a");
    }

    @Test
    void leavesTheHistoryToItsOwner() {
        TestDatabase database = TestDatabase.empty();
        database.execute("CREATE ROLE history_writer; ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO history_writer");

        assertThat(TestDatabase.migrate(database.environment())).isZero();

        assertThat(database.query("SELECT has_table_privilege('history_writer', 'flyway_schema_history', 'SELECT')"
                + " AND has_table_privilege('history_writer', 'entries', 'INSERT')")).isEqualTo("t");
        assertThat(database.query("SELECT has_table_privilege('history_writer', 'flyway_schema_history', 'INSERT')")).isEqualTo("f");
    }

    @Test
    void loadsTheFixturesOnceWhereAsked() {
        TestDatabase database = TestDatabase.empty();

        assertThat(TestDatabase.migrate(database.environment(FIXTURES))).isZero();
        assertThat(TestDatabase.migrate(database.environment(FIXTURES))).isZero();

        assertThat(database.query("SELECT string_agg(text, '|' ORDER BY id) FROM entries"))
                .isEqualTo("First|Second");
    }

    @Test
    void loadsTheFixturesIntoAnEmptyTableOnly() {
        TestDatabase database = TestDatabase.migrated();
        database.execute("INSERT INTO entries (text) VALUES ('mine')");

        assertThat(TestDatabase.migrate(database.environment(FIXTURES))).isZero();

        assertThat(database.query("SELECT string_agg(text, '|') FROM entries")).isEqualTo("mine");
    }

    @Test
    void succeedsForAllMigrationsAtTheSameTime() throws Exception {
        TestDatabase database = TestDatabase.empty();
        Callable<Integer> migrate = () -> TestDatabase.migrate(database.environment(FIXTURES));
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> exitCode : replicas.invokeAll(List.of(migrate, migrate, migrate))) {
                assertThat(exitCode.get()).isZero();
            }
        }
        assertThat(database.query("SELECT count(*) FROM flyway_schema_history")).isEqualTo(MIGRATIONS);
        assertThat(database.query("SELECT count(*) FROM entries")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(longs = {MigrationLock.KEY, MigrationLock.FLYWAY_KEY + 1})
    void namesTheSessionThatItWaitsFor(long lock) throws Exception {
        TestDatabase database = TestDatabase.empty();
        try (var log = CapturedLog.ofAll();
                var migration = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + lock + "); SET application_name = 'psql'");
            int pid = other.unwrap(PGConnection.class).getBackendPID();

            Future<Integer> exitCode = migration.submit(() -> TestDatabase.migrate(database.environment()));

            Awaitility.await().until(() -> log.lines().stream()
                    .anyMatch(line -> line
                            .startsWith("INFO Waiting for the migration of session " + pid + " (psql), which is connected since 20")));
            assertThat(exitCode).isNotDone();
            statement.execute("SELECT pg_advisory_unlock_all()");
            assertThat(exitCode.get(1, TimeUnit.MINUTES)).isZero();
        }
    }

    @Test
    void leavesANewerSchemaAsItIsAndWarns() {
        TestDatabase database = TestDatabase.migrated();
        database.execute(
                "INSERT INTO flyway_schema_history SELECT 9999, '9999', 'later', type, 'V9999__later.sql', 1, installed_by, installed_on,"
                        + " 1, true FROM flyway_schema_history WHERE version = '1'");
        try (var log = CapturedLog.ofAll()) {
            assertThat(TestDatabase.migrate(database.environment())).isZero();
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
            assertThat(TestDatabase.migrate(database.environment())).isEqualTo(1);
            assertThat(log.lines()).filteredOn(line -> !line.startsWith("INFO ")).singleElement().asString()
                    .startsWith("ERROR Migration failed");
        }
    }

    @Test
    void failsWhereAMigrationFails() {
        TestDatabase database = TestDatabase.empty();
        database.execute("CREATE TABLE entries ()");
        database.execute("CREATE TABLE flyway_schema_history ()");
        try (var log = CapturedLog.ofAll()) {
            assertThat(TestDatabase.migrate(database.environment())).isEqualTo(1);
            assertThat(log.lines()).filteredOn(line -> line.startsWith("ERROR ")).singleElement().asString()
                    .startsWith("ERROR Migration failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void refusesADatabaseThatCannotStoreAllCharacters(String encoding) {
        TestDatabase database = TestDatabase.encoded(encoding);
        try (var log = CapturedLog.ofAll()) {
            assertThat(TestDatabase.migrate(database.environment())).isEqualTo(1);
            assertThat(log.lines()).containsExactly("ERROR Database " + name("postgres", database.environment()) + " has the encoding "
                    + encoding + ": create it with the encoding UTF8");
        }
        assertThat(database.query("SELECT to_regclass('flyway_schema_history') IS NULL")).isEqualTo("t");
    }

    @Test
    void failsAtOnceWithAWrongPassword() throws IOException {
        TestDatabase database = TestDatabase.empty();
        database.execute("CREATE ROLE owner LOGIN PASSWORD 's3cret'");
        Path access = Path.of(database.query("SHOW hba_file"));
        Files.writeString(access, "host all owner all scram-sha-256\n" + Files.readString(access));
        database.query("SELECT pg_reload_conf()");
        Map<String, String> environment = database.environment(Map.of(Setting.POSTGRES_USER, "owner", Setting.POSTGRES_PASSWORD, "wr0ng"));
        try (var log = CapturedLog.ofAll()) {
            assertThat(TestDatabase.migrate(environment)).isEqualTo(1);
            assertThat(log.lines()).containsExactly("ERROR Database " + name("owner", environment)
                    + " cannot be reached: FATAL: password authentication failed for user \"owner\"");
        }
    }

    @Test
    void waitsForTheDatabaseAWhile() throws InvalidSettingsException {
        Map<String, String> environment = TestDatabase.empty().environment(Map.of(Setting.POSTGRES_HOST, "no-such-host.invalid"));
        try (var log = CapturedLog.ofAll()) {
            assertThat(MigrateCommand.run(Configuration.of(environment), Duration.ofMillis(500))).isEqualTo(1);
            assertThat(log.lines()).containsExactly(
                    "INFO Waiting for database " + name("postgres", environment)
                            + ": The connection attempt failed. (java.net.UnknownHostException: no-such-host.invalid)",
                    "ERROR Database " + name("postgres", environment)
                            + " cannot be reached: The connection attempt failed. (java.net.UnknownHostException: no-such-host.invalid)");
        }
    }

    private static String name(String role, Map<String, String> environment) {
        return role + "@" + environment.get("POSTGRES_HOST") + ":" + environment.get("POSTGRES_PORT") + "/" + environment.get("POSTGRES_DB")
                + "?sslmode=prefer";
    }
}
