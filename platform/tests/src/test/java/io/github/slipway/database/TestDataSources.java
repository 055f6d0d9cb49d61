package io.github.slipway.database;

import org.postgresql.ds.PGSimpleDataSource;

import io.github.slipway.settings.Configuration;

/** The data sources of a configuration, for tests in other packages. */
public final class TestDataSources {
    private TestDataSources() {}

    public static PGSimpleDataSource of(Configuration configuration) {
        return PostgresDataSource.of(configuration.properties());
    }
}
