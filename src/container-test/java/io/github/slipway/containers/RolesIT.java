package io.github.slipway.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Container.ExecResult;

/** The roles that charts/slipway/files/postgres/roles.sh makes, after the migrations. */
class RolesIT {
    @AutoClose
    private static final Stack STACK = Stack.migrated();

    @ParameterizedTest
    @ValueSource(strings = {
            "INSERT INTO tweets (text) VALUES ('mine')",
            "UPDATE tweets SET text = 'changed'",
            "SELECT count(*) FROM tweets",
            "SELECT count(*) FROM flyway_schema_history",
            "DELETE FROM tweets"})
    void theServiceReadsAndWritesRows(String sql) {
        ExecResult result = STACK.database.runAsService(STACK.servicePassword, sql);

        assertThat(result.getStderr()).isEmpty();
        assertThat(result.getExitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "DROP TABLE tweets",
            "TRUNCATE tweets",
            "ALTER TABLE tweets ADD COLUMN x int",
            "CREATE TABLE mine ()",
            "CREATE SCHEMA mine",
            "CREATE TEMPORARY TABLE mine ()",
            "CREATE ROLE other",
            "DELETE FROM flyway_schema_history",
            "SELECT * FROM pg_authid",
            "SET ROLE slipway_owner"})
    void theServiceDoesNothingElse(String sql) {
        ExecResult result = STACK.database.runAsService(STACK.servicePassword, sql);

        assertThat(result.getStderr()).matches("(?s)ERROR:  (permission denied|must be owner|only roles with).*");
        assertThat(result.getExitCode()).isEqualTo(1);
    }

    @Test
    void noneOfThemIsASuperuser() {
        assertThat(STACK.database.query("SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles"
                + " WHERE rolname LIKE 'slipway%' AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)"))
                .isEqualTo("slipway slipway_owner slipway_readwrite");
    }

    @Test
    void thePasswordIsAskedFor() {
        // The owner's is not the service's.
        ExecResult result = STACK.database.runAsService(STACK.ownerPassword, "SELECT 1");

        assertThat(result.getStderr()).contains("password authentication failed");
        assertThat(result.getExitCode()).isEqualTo(2);
    }
}
