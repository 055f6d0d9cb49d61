package io.github.slipway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

/** A pool, with a limit on how many may wait for a connection: who comes then is refused at once. */
final class BoundedDataSource extends ForwardingDataSource {
    private final Semaphore waiting;

    BoundedDataSource(DataSource pool, int maximumWaiting) {
        super(pool);
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
