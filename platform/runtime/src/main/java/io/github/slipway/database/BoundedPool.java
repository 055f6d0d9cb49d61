package io.github.slipway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A pool that limits how many callers may wait for a connection. It refuses further callers at once. */
final class BoundedPool extends HikariDataSource {
    private final Semaphore waiting;

    BoundedPool(HikariConfig config, int maximumWaiting) {
        super(config);
        this.waiting = new Semaphore(maximumWaiting);
    }

    /**
     * A connection of the pool.
     *
     * @throws SQLTransientConnectionException if too many wait already, or none became free in time
     */
    @Override
    public Connection getConnection() throws SQLException {
        if (!waiting.tryAcquire()) {
            throw new SQLTransientConnectionException("too many requests wait for a connection");
        }
        try {
            return super.getConnection();
        } finally {
            waiting.release();
        }
    }
}
