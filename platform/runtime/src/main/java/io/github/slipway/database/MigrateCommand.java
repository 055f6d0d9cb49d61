package io.github.slipway.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.settings.Configuration;
import io.micronaut.core.value.PropertyResolver;

/** {@code migrate}: brings the database's schema up to this program's version, and ends. */
public final class MigrateCommand {
    private static final Logger LOG = LoggerFactory.getLogger(MigrateCommand.class);

    private static final Duration WAIT_LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** The only encoding with all characters. */
    private static final String ENCODING = "UTF8";

    private MigrateCommand() {}

    /**
     * Waits until the database accepts connections, two minutes at most, then migrates it. If another {@code migrate} runs, this
     * one waits for it, without a limit.
     *
     * @param configuration the database, the role that owns the schema, and Flyway's properties
     * @return the process's exit code: 0 if the schema is this program's or newer, else 1
     */
    public static int run(Configuration configuration) {
        return run(configuration, WAIT_LIMIT);
    }

    static int run(Configuration configuration, Duration waitLimit) {
        PropertyResolver properties = configuration.properties();
        PostgresDataSource dataSource = PostgresDataSource.of(properties);
        try {
            // A migration takes as long as it needs.
            dataSource.setSocketTimeout(0);
            awaitDatabase(dataSource, waitLimit);
            boolean pooled = isPooled(dataSource);
            if (pooled) {
                // Behind a pooler, open transactions hold the locks. In the extended protocol, each would keep the snapshot of
                // its last statement, and CREATE INDEX CONCURRENTLY would wait for the snapshot without a limit.
                dataSource.setPreferQueryMode(PreferQueryMode.SIMPLE);
            }
            String encoding = encoding(dataSource);
            if (!encoding.equals(ENCODING)) {
                LOG.error("Database {} has the encoding {}: create it with the encoding {}", name(dataSource), encoding, ENCODING);
                return 1;
            }
            try (var _ = MigrationLock.acquire(dataSource, pooled)) {
                Migrations.of(dataSource, properties, pooled).migrate();
            }
            return 0;
        } catch (SQLException e) {
            LOG.error("Database {} cannot be reached: {}", name(dataSource), reason(e));
        } catch (FlywayException e) {
            LOG.error("Migration failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    /** The database without the password. */
    private static String name(PGSimpleDataSource dataSource) {
        return dataSource.getUser() + "@" + dataSource.getServerNames()[0] + ":" + dataSource.getPortNumbers()[0] + "/"
                + dataSource.getDatabaseName() + "?sslmode=" + dataSource.getSslmode();
    }

    private static void awaitDatabase(PGSimpleDataSource dataSource, Duration limit) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (true) {
            try (Connection _ = dataSource.getConnection()) {
                return;
            } catch (SQLException e) {
                if (!Outage.isUnreachable(e) || Instant.now().isAfter(end)) {
                    throw e;
                }
                LOG.info("Waiting for database {}: {}", name(dataSource), reason(e));
                Thread.sleep(PAUSE);
            }
        }
    }

    private static boolean isPooled(PGSimpleDataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return PostgresDataSource.isPooled(connection);
        }
    }

    private static String encoding(PGSimpleDataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet encoding = statement.executeQuery("SHOW server_encoding")) {
            encoding.next();
            return encoding.getString(1);
        }
    }

    /** The driver's message can lack the cause: for an unknown host, it only states that the attempt to connect failed. */
    private static String reason(SQLException e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getMessage() + " (" + e.getCause() + ")";
    }
}
