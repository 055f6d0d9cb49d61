package io.github.slipway.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * What Slipway adds to each of Micronaut's {@code datasources}, unless the service configures its own:
 * {@link RetryingDataSource}, and {@link ReadOnlyEviction}.
 */
@Singleton
final class PoolSetup implements BeanCreatedEventListener<DatasourceConfiguration> {

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration configuration = event.getBean();
        if (configuration.getDataSource() == null && configuration.getUrl().startsWith("jdbc:postgresql:")) {
            configuration.setDataSource(new RetryingDataSource(configuration));
        }
        if (configuration.getExceptionOverride() == null && configuration.getExceptionOverrideClassName() == null) {
            configuration.setExceptionOverride(new ReadOnlyEviction());
        }
        return configuration;
    }
}
