package io.github.slipway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;

import com.zaxxer.hikari.HikariDataSource;

/** The pool, with a limit on how many may wait for a connection: who comes then is refused at once. */
final class BoundedDataSource extends ForwardingDataSource implements AutoCloseable {
    private final HikariDataSource pool;
    private final Semaphore waiting;

    BoundedDataSource(HikariDataSource pool, int maximumWaiting) {
        super(pool);
        this.pool = pool;
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
            return pool.getConnection();
        } finally {
            waiting.release();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
