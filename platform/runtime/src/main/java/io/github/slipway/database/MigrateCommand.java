package io.github.slipway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.settings.Settings;

/** {@code migrate}: brings the database's schema up to this program's version, and ends. */
public final class MigrateCommand {
    private static final Logger LOG = LoggerFactory.getLogger(MigrateCommand.class);

    private static final Duration WAIT_LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private MigrateCommand() {}

    /**
     * Waits until the database can be reached, two minutes at most, then migrates it.
     *
     * @param settings the database, and whether to load the fixtures
     * @return the process's exit code: 0 if the schema is this program's or newer, else 1
     */
    public static int run(Settings settings) {
        return run(settings, WAIT_LIMIT);
    }

    static int run(Settings settings, Duration waitLimit) {
        // A migration takes as long as it takes: no limit per statement.
        DataSource dataSource = new PostgresDataSource(settings, Duration.ZERO);
        try {
            awaitDatabase(dataSource, settings.database(), waitLimit);
            new Migrations(dataSource, settings.fixtures()).migrate();
            return 0;
        } catch (SQLException e) {
            LOG.error("Database {} cannot be reached: {}", settings.database(), reason(e));
        } catch (FlywayException e) {
            LOG.error("Migration failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private static void awaitDatabase(DataSource dataSource, Settings.Database database, Duration limit)
            throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (true) {
            try (Connection _ = dataSource.getConnection()) {
                return;
            } catch (SQLException e) {
                if (!Outage.isUnreachable(e) || Instant.now().isAfter(end)) {
                    throw e;
                }
                LOG.info("Waiting for database {}: {}", database, reason(e));
                Thread.sleep(PAUSE);
            }
        }
    }

    /** The driver's message does not always say what went wrong: an unknown host is a failed attempt to connect. */
    private static String reason(SQLException e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getMessage() + " (" + e.getCause() + ")";
    }
}
