package io.github.slipway.database;

import java.time.Duration;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;

import io.github.slipway.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Makes the pool of connections. */
@Factory
final class DataSourceFactory {
    /** How long a request waits for a connection: short, so that callers get their 503 while they still listen. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(1);
    /**
     * Requests that may wait for each connection. A statement takes a millisecond or few, so these are served well within the time
     * above when the database is well; when it is not, more would only wait in vain and in memory.
     */
    private static final int WAITING_PER_CONNECTION = 16;

    private @Nullable BoundedDataSource pool;

    /**
     * The pool. It can be made while the database is away, and fills once it is there.
     *
     * @param settings where the database is, and the limits
     * @param meters gets the pool's meters
     */
    @Singleton
    @Named("default")
    DataSource dataSource(Settings settings, MeterRegistry meters) {
        Settings.Database database = settings.database();
        var config = new HikariConfig();
        config.setPoolName("slipway");
        config.setDataSource(new PersistentDataSource(PostgresDataSource.of(database, database.timeout())));
        config.setMaximumPoolSize(database.poolSize());
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(CONNECTION_TIMEOUT.toMillis() / 2);
        config.setInitializationFailTimeout(-1);
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        pool = new BoundedDataSource(new HikariDataSource(config), database.poolSize() * WAITING_PER_CONNECTION);
        return pool;
    }

    /** Closes the pool. Not left to the bean itself, in whose place the framework puts one of its own that cannot be closed. */
    @PreDestroy
    void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
