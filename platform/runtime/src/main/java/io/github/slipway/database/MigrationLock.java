package io.github.slipway.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one {@code migrate} at a time work on a database, its callbacks and fixtures included: Flyway's own lock covers its
 * migrations only, and Flyway waits for it silently. This lock is an advisory lock in PostgreSQL: a session's, or behind a
 * pooler a transaction's. So it ends with its connection.
 */
final class MigrationLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);

    /** Any number, the same in all versions of Slipway. */
    static final long KEY = 0x736c697077617921L;
    /** Flyway's keys are this number plus the 32-bit hash of its table's name. */
    static final long FLYWAY_KEY = 77431708279161L;

    private static final String HOLDER = """
            SELECT pid, application_name, backend_start
            FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND pid <> pg_backend_pid()
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND ((classid::bigint << 32 | objid::bigint) = %d OR (classid::bigint << 32 | objid::bigint) BETWEEN %d AND %d)
            LIMIT 1""".formatted(KEY, FLYWAY_KEY + Integer.MIN_VALUE, FLYWAY_KEY + Integer.MAX_VALUE);

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** How many checks there are for each log line. */
    private static final int LOGGED = 10;

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits for the lock, and for other users of Flyway's lock. Every few seconds it logs which session holds it. The wait has no
     * limit, because another's migration may take as long as it needs.
     *
     * @param pooled whether the data source's connections are {@linkplain PostgresDataSource#isPooled pooled}
     * @throws SQLException if the connection breaks
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    static MigrationLock acquire(DataSource dataSource, boolean pooled) throws SQLException, InterruptedException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            for (int attempt = 0; !isFree(statement, attempt % LOGGED == 0) || !tryLock(statement, pooled); attempt++) {
                Thread.sleep(PAUSE);
            }
            return new MigrationLock(connection);
        } catch (SQLException | InterruptedException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Releases the lock. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static boolean isFree(Statement statement, boolean logged) throws SQLException {
        try (ResultSet holder = statement.executeQuery(HOLDER)) {
            if (!holder.next()) {
                return true;
            }
            if (logged) {
                LOG.info("Waiting for the migration of session {} ({}), which is connected since {}", holder.getInt("pid"),
                        holder.getString("application_name"), holder.getString("backend_start"));
            }
            return false;
        }
    }

    private static boolean tryLock(Statement statement, boolean pooled) throws SQLException {
        Connection connection = statement.getConnection();
        connection.setAutoCommit(!pooled);
        try (ResultSet locked = statement.executeQuery("SELECT pg_try_advisory_" + (pooled ? "xact_" : "") + "lock(" + KEY + ")")) {
            if (locked.next() && locked.getBoolean(1)) {
                return true;
            }
        }
        connection.setAutoCommit(true);
        return false;
    }
}
