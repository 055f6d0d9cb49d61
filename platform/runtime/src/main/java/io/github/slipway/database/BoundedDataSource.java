package io.github.slipway.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * Limits how many callers may wait for a connection of a pool, and refuses further callers at once.
 */
final class BoundedDataSource implements DataSource {
    private final DataSource pool;
    private final Semaphore waiting;

    BoundedDataSource(DataSource pool, int maximumWaiting) {
        this.pool = pool;
        this.waiting = new Semaphore(maximumWaiting);
    }

    /**
     * Returns a connection of the pool.
     *
     * @throws SQLTransientConnectionException if too many callers wait already, or no connection became free in time
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
    public Connection getConnection(String user, String password) throws SQLException {
        return pool.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(BoundedDataSource.class.getPackageName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
