package io.github.slipway.database;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;

/** What Slipway adds to the pools of micronaut-jdbc-hikari. */
@Factory
final class PoolListeners {
    /**
     * Callers that may wait for each connection. A statement takes a millisecond or few, so these get one well within the pool's
     * timeout while the database works. While it does not, more callers would only use memory.
     */
    private static final int WAITING_PER_CONNECTION = 16;

    /** Connects by {@link RetryingDataSource}, unless the service has configured a data source of its own. */
    @Singleton
    BeanCreatedEventListener<DatasourceConfiguration> retry() {
        return event -> {
            DatasourceConfiguration configuration = event.getBean();
            if (configuration.getDataSource() == null && configuration.getUrl().startsWith("jdbc:postgresql:")) {
                configuration.setDataSource(new RetryingDataSource(configuration));
            }
            return configuration;
        };
    }

    /** Limits how many callers wait. It comes before Micronaut Data's listener, which binds connections to transactions. */
    @Singleton
    @Order(Ordered.HIGHEST_PRECEDENCE)
    BeanCreatedEventListener<DataSource> limitWaiting() {
        return event -> event.getBean() instanceof HikariDataSource pool
                ? new BoundedDataSource(pool, pool.getMaximumPoolSize() * WAITING_PER_CONNECTION)
                : event.getBean();
    }
}
