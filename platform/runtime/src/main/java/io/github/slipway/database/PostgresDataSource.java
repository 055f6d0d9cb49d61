package io.github.slipway.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

import io.micronaut.core.naming.conventions.StringConvention;
import io.micronaut.core.value.PropertyResolver;

/** Opens connections to PostgreSQL as Micronaut's properties {@code datasources.default.*} configure them, without a pool. */
class PostgresDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private static final String PREFIX = "datasources.default.";

    /**
     * A data source.
     *
     * @param properties the driver's; the URL's parameters take precedence over them
     * @throws IllegalArgumentException if the driver does not know one of the properties, or a value is malformed
     */
    PostgresDataSource(String url, String user, String password, Map<?, ?> properties) {
        setUrl(url);
        Properties parameters = Objects.requireNonNull(Driver.parseURL(url, new Properties()), "checked by setUrl");
        setUser(user);
        setPassword(password);
        properties.forEach((name, value) -> {
            try {
                if (!parameters.containsKey(name)) {
                    setProperty(name.toString(), value.toString());
                }
            } catch (SQLException e) {
                // Without the value, which may be a secret.
                throw new IllegalArgumentException("The driver's property " + name + " is malformed, or not known to the driver", e);
            }
        });
    }

    /** The data source that Micronaut's properties describe. */
    static PostgresDataSource of(PropertyResolver properties) {
        return new PostgresDataSource(
                properties.getRequiredProperty(PREFIX + "url", String.class),
                properties.getRequiredProperty(PREFIX + "username", String.class),
                properties.getRequiredProperty(PREFIX + "password", String.class),
                properties.getProperties(PREFIX + "data-source-properties", StringConvention.RAW));
    }

    /**
     * Whether a pooler, such as PgBouncer or RDS Proxy, is between this program and the server. A connection to a pooler has no
     * session of its own. So the pooler cannot report the session's process when it opens the connection, and reports another
     * number or none.
     */
    static boolean isPooled(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet process = statement.executeQuery("SELECT pg_backend_pid()")) {
            process.next();
            return process.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
        }
    }

    /** Does nothing. The pool would set a limit of one second, which is too short for TLS and a busy server. */
    @Override
    public final void setLoginTimeout(int seconds) {
        // The configured limit stays.
    }
}
