package io.github.slipway.database;

import java.util.Arrays;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The schema's versions: plain SQL in {@code db/migration}, applied by Flyway in order, each once.
 *
 * <p>
 * Migrations only ever expand what is there; they contract it a release later. So a schema that is newer than this program is
 * one that it works with.
 */
public final class Migrations {
    private static final String MIGRATIONS = "classpath:db/migration";
    /** Runs after the migrations where it is asked for: Flyway's callback afterMigrate, which fills an empty table. */
    private static final String FIXTURES = "classpath:db/fixtures";
    /** Slipway's own callbacks, which run after the migrations of every service. */
    private static final String CALLBACKS = "classpath:io/github/slipway/database/callbacks";

    private final Flyway flyway;

    /**
     * The migrations of one database.
     *
     * @param dataSource the database; the owner's role to migrate, any that may read the history to look at the state
     * @param fixtures whether an empty table is filled with the fixtures
     */
    public Migrations(DataSource dataSource, boolean fixtures) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(dataSource)
                .locations(fixtures ? new String[]{MIGRATIONS, CALLBACKS, FIXTURES} : new String[]{MIGRATIONS, CALLBACKS})
                // Who waits for the lock waits as long as another's migrations take.
                .lockRetryCount(-1);
        // A lock within a transaction would make CREATE INDEX CONCURRENTLY wait for it for ever.
        configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        flyway = configuration.load();
    }

    /**
     * Brings the schema up to this program's version. Several may try at once: one does it, the others wait for it. A schema that
     * is newer stays as it is, with a warning in the log.
     *
     * @throws org.flywaydb.core.api.FlywayException if a migration fails, or one that was applied has changed since
     */
    public void migrate() {
        flyway.migrate();
    }

    /**
     * The schema's state now.
     *
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be read
     */
    public State state() {
        MigrationInfo[] all = flyway.info().all();
        return new State(count(all, state -> state.isApplied() && !state.isFailed()), count(all, state -> state == MigrationState.PENDING),
                count(all, MigrationState::isFailed));
    }

    private static int count(MigrationInfo[] all, Predicate<MigrationState> wanted) {
        return (int) Arrays.stream(all).map(MigrationInfo::getState).filter(wanted).count();
    }

    /**
     * How many migrations there are of each kind.
     *
     * @param applied in the database, those of newer versions of this program included
     * @param pending in this program, but not in the database
     * @param failed tried in the database and failed
     */
    public record State(int applied, int pending, int failed) {}
}
