package io.github.slipway.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgStatement;

/**
 * Cancels statements that exceed a limit. A direct connection has a session of its own: one {@code SET} is enough, and the
 * server cancels. Behind a pooler, clients share sessions, and each transaction can have another one. So nothing is set there,
 * and the driver sends a cancel request, on a second connection and only for a late statement.
 *
 * @param limit the limit, or zero for none
 */
record StatementLimit(Duration limit) {

    /**
     * The same connection, with the limit.
     *
     * @throws SQLException if the connection breaks. This method closes it then
     */
    Connection on(Connection connection) throws SQLException {
        if (limit.isZero()) {
            return connection;
        }
        try {
            if (PostgresDataSource.isPooled(connection)) {
                return canceling(connection);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET statement_timeout = " + limit.toMillis());
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Connection canceling(Connection connection) {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[]{Connection.class},
                (_, method, arguments) -> {
                    try {
                        return limited(method.invoke(connection, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private @Nullable Object limited(@Nullable Object result) throws SQLException {
        if (result instanceof PgStatement statement) {
            // JDBC has whole seconds only.
            statement.setQueryTimeoutMs(limit.toMillis());
        }
        return result;
    }
}
