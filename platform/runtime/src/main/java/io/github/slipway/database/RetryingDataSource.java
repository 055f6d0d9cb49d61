package io.github.slipway.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;

/**
 * Retries to connect for a while before it fails. The pool, which calls this in a thread of its own, waits twice as long after
 * each failure, up to five seconds: too long for a service that should work again as soon as its database does.
 */
final class RetryingDataSource extends PostgresDataSource {
    private static final long serialVersionUID = 1L;

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TRIES = 20;

    private final transient StatementLimit limit;

    RetryingDataSource(DatasourceConfiguration configuration, StatementLimit limit) {
        super(configuration.getUrl(), configuration.getUsername(), configuration.getPassword(), configuration.getDataSourceProperties());
        this.limit = limit;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        for (int attempt = 1;; attempt++) {
            try {
                return limit.on(super.getConnection(user, password));
            } catch (SQLException e) {
                if (attempt == TRIES || !Outage.isUnreachable(e)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(SQLException reason) throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            // The pool is closing.
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
