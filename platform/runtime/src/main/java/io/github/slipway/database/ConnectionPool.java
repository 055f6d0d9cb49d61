package io.github.slipway.database;

import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;

import io.github.slipway.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * The pool of connections. It can be made while the database is away, and fills once it is there. Nobody waits for long, nor do
 * many: what cannot be served soon is refused.
 */
@Singleton
public final class ConnectionPool {
    /** How long a request waits for a connection: short, so that callers get their 503 while they still listen. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(1);
    /**
     * Requests that may wait for each connection. A statement takes a millisecond or few, so these are served well within the time
     * above when the database is well; when it is not, more would only wait in vain and in memory.
     */
    private static final int WAITING_PER_CONNECTION = 16;

    private final BoundedPool pool;

    ConnectionPool(Settings settings, MeterRegistry meters) {
        Settings.Database database = settings.database();
        var config = new HikariConfig();
        config.setPoolName(settings.service());
        config.setDataSource(new RetryingDataSource(settings, database.timeout()));
        config.setMaximumPoolSize(database.poolSize());
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setValidationTimeout(CONNECTION_TIMEOUT.toMillis() / 2);
        config.setInitializationFailTimeout(-1);
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        pool = new BoundedPool(config, database.poolSize() * WAITING_PER_CONNECTION);
    }

    /** Gives connections, each to be closed soon. It throws an exception where none is free in time. */
    public DataSource dataSource() {
        return pool;
    }

    @PreDestroy
    void close() {
        pool.close();
    }

    /** Gives the pool to the repositories, for which Micronaut Data wraps it in what binds connections to transactions. */
    @Factory
    static final class ForRepositories {
        @Singleton
        @Named("default")
        DataSource dataSource(ConnectionPool pool) {
            return pool.dataSource();
        }
    }
}
