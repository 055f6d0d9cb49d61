package io.github.slipway.database;

import java.sql.SQLException;

import org.postgresql.ds.PGSimpleDataSource;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;

/** Opens connections to PostgreSQL as Micronaut's {@code datasources} are configured, without a pool. */
class PostgresDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    /**
     * A data source for one of the configured databases.
     *
     * @param configuration its URL and role, and the driver's properties
     * @throws IllegalArgumentException if the driver does not know one of the properties, or a value is malformed
     */
    PostgresDataSource(DatasourceConfiguration configuration) {
        setUrl(configuration.getUrl());
        setUser(configuration.getUsername());
        setPassword(configuration.getPassword());
        configuration.getDataSourceProperties().forEach((name, value) -> {
            try {
                setProperty(name.toString(), value.toString());
            } catch (SQLException e) {
                throw new IllegalArgumentException("datasources." + configuration.getName() + ".data-source-properties." + name + " is "
                        + value + ": " + e.getMessage(), e);
            }
        });
    }

    /** Does nothing. The pool would set a second, too short for TLS and a busy server. */
    @Override
    public final void setLoginTimeout(int seconds) {
        // The configured limit stays.
    }
}
