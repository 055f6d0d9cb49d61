package io.github.slipway.database;

import java.time.Duration;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * What Slipway adds to each of Micronaut's {@code datasources}, unless the service configures its own:
 * {@link RetryingDataSource} with the limit of the property {@code statement-timeout}, and {@link ReadOnlyEviction}.
 */
@Singleton
final class PoolSetup implements BeanCreatedEventListener<DatasourceConfiguration> {
    private final Environment properties;

    PoolSetup(Environment properties) {
        this.properties = properties;
    }

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration configuration = event.getBean();
        if (configuration.getDataSource() == null && configuration.getUrl().startsWith("jdbc:postgresql:")) {
            Duration limit = properties
                    .getProperty("datasources." + configuration.getName() + ".statement-timeout", Duration.class).orElse(Duration.ZERO);
            configuration.setDataSource(new RetryingDataSource(configuration, new StatementLimit(limit)));
        }
        if (configuration.getExceptionOverride() == null && configuration.getExceptionOverrideClassName() == null) {
            configuration.setExceptionOverride(new ReadOnlyEviction());
        }
        return configuration;
    }
}
