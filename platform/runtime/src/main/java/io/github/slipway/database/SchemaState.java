package io.github.slipway.database;

import java.util.Arrays;
import java.util.function.Predicate;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * How many migrations there are of each kind. Migrations only ever expand a schema; they contract it a release later. So a
 * program works with a schema that is newer than itself.
 *
 * @param applied in the database, those of newer versions of this program included
 * @param pending migrations of this program that the database does not have
 * @param failed tried in the database and failed
 */
record SchemaState(int applied, int pending, int failed) {

    /**
     * Reads the state.
     *
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be read
     */
    static SchemaState of(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        return new SchemaState(count(all, state -> state.isApplied() && !state.isFailed()),
                count(all, state -> state == MigrationState.PENDING), count(all, MigrationState::isFailed));
    }

    /** Whether this program can work with the schema. */
    boolean isComplete() {
        return applied > 0 && pending == 0 && failed == 0;
    }

    private static int count(MigrationInfo[] all, Predicate<MigrationState> wanted) {
        return (int) Arrays.stream(all).map(MigrationInfo::getState).filter(wanted).count();
    }
}
