package io.github.slipway.database;

import java.util.Arrays;
import java.util.stream.Stream;

import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.flyway.FlywayConfigurationProperties;
import jakarta.inject.Singleton;

/** What Slipway adds to each of Micronaut's {@code flyway.datasources}. */
@Singleton
final class FlywaySetup implements BeanCreatedEventListener<FlywayConfigurationProperties> {
    /** Slipway's callbacks, which run after the migrations of every service. */
    private static final String CALLBACKS = "classpath:io/github/slipway/database/callbacks";

    @Override
    public FlywayConfigurationProperties onCreated(BeanCreatedEvent<FlywayConfigurationProperties> event) {
        FlywayConfigurationProperties properties = event.getBean();
        FluentConfiguration flyway = properties.getFluentConfiguration();
        flyway.locations(Stream.concat(Arrays.stream(flyway.getLocations()), Stream.of(Location.fromPath("classpath:", CALLBACKS)))
                .toArray(Location[]::new));
        // CREATE INDEX CONCURRENTLY would wait without end for a lock that is held within a transaction.
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return properties;
    }
}
