package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Container.ExecResult;

/** The roles that charts/slipway/files/postgres/roles.sh creates, after the migrations. */
class RolesIT {
    @AutoClose
    private static final Stack STACK = Stack.migrated();

    @ParameterizedTest
    @ValueSource(strings = {
            "INSERT INTO entries (text) VALUES ('mine')",
            "UPDATE entries SET text = 'changed'",
            "SELECT count(*) FROM entries",
            "SELECT count(*) FROM flyway_schema_history",
            "DELETE FROM entries"})
    void theServiceReadsAndWritesRows(String sql) {
        ExecResult result = STACK.database.runAs("slipway", STACK.servicePassword, sql);

        assertThat(result.getStderr()).isEmpty();
        assertThat(result.getExitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "DROP TABLE entries",
            "TRUNCATE entries",
            "ALTER TABLE entries ADD COLUMN x int",
            "CREATE TABLE mine ()",
            "CREATE SCHEMA mine",
            "CREATE TEMPORARY TABLE mine ()",
            "CREATE ROLE other",
            "DELETE FROM flyway_schema_history",
            "SELECT * FROM pg_authid",
            "SET ROLE slipway_owner"})
    void theServiceDoesNothingElse(String sql) {
        ExecResult result = STACK.database.runAs("slipway", STACK.servicePassword, sql);

        assertThat(result.getStderr()).matches("(?s)ERROR:  (permission denied|must be owner|only roles with).*");
        assertThat(result.getExitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT sum(xact_commit) FROM pg_stat_database",
            "SELECT sum(n_live_tup) FROM pg_stat_user_tables WHERE relname = 'entries'",
            "SELECT sum(pg_database_size(datname)) FROM pg_database",
            "SELECT count(*) FROM pg_stat_activity WHERE usename = 'slipway_exporter' AND query <> ''",
            "SELECT setting FROM pg_settings WHERE name = 'max_connections'"})
    void theExporterReadsStatistics(String sql) {
        ExecResult result = STACK.database.runAs("slipway_exporter", STACK.exporterPassword, sql);

        assertThat(result.getStderr()).isEmpty();
        assertThat(result.getStdout()).matches("[0-9]+\\s");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT count(*) FROM entries",
            "DELETE FROM entries",
            "CREATE TABLE mine ()",
            "CREATE TEMPORARY TABLE mine ()",
            "SELECT * FROM pg_authid",
            "SELECT pg_read_file('/etc/passwd')",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IS NULL"})
    void theExporterReadsNothingElse(String sql) {
        ExecResult result = STACK.database.runAs("slipway_exporter", STACK.exporterPassword, sql);

        assertThat(result.getStderr()).matches("(?s)ERROR:  permission denied.*");
        assertThat(result.getExitCode()).isEqualTo(1);
    }

    /** Managed databases with PostgreSQL 16 and later have no superuser. The script can also run twice. */
    @Test
    void aRoleThatIsNoSuperuserMakesThem() {
        STACK.database.query("CREATE ROLE admin LOGIN PASSWORD 'admin' CREATEROLE CREATEDB");
        STACK.database.query("GRANT pg_monitor TO admin WITH ADMIN OPTION");

        for (int run = 1; run <= 2; run++) {
            ExecResult result = STACK.database.makeRoles("managed", "admin", STACK.ownerPassword, STACK.servicePassword,
                    STACK.exporterPassword);
            assertThat(result.getStderr()).isEmpty();
            assertThat(result.getExitCode()).as("run " + run).isZero();
        }
        assertThat(STACK.database.query("SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname LIKE 'managed%'"
                + " AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)"))
                .isEqualTo("managed managed_exporter managed_owner managed_readwrite");
        assertThat(STACK.database.query("SELECT datdba::regrole FROM pg_database WHERE datname = 'managed'")).isEqualTo("managed_owner");
        // The administrator can manage the owner, but cannot act as the owner.
        assertThat(STACK.database.query("SELECT pg_has_role('admin', 'managed_owner', 'SET')")).isEqualTo("f");
    }

    @Test
    void noneOfThemIsASuperuser() {
        assertThat(STACK.database.query("SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles"
                + " WHERE rolname LIKE 'slipway%' AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)"))
                .isEqualTo("slipway slipway_exporter slipway_owner slipway_readwrite");
    }

    @Test
    void thePasswordIsAskedFor() {
        // The owner's password is not the service's.
        ExecResult result = STACK.database.runAs("slipway", STACK.ownerPassword, "SELECT 1");

        assertThat(result.getStderr()).contains("password authentication failed");
        assertThat(result.getExitCode()).isEqualTo(2);
    }
}
