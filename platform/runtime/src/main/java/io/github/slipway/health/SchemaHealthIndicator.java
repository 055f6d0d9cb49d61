package io.github.slipway.health;

import org.reactivestreams.Publisher;

import io.github.slipway.database.SchemaWatch;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;

/**
 * Readiness: UP once a migrated schema has been seen. A database that goes away later does not make it DOWN: all replicas would
 * leave their Service at once, and callers would get refused connections instead of a 503 with an explanation.
 */
@Singleton
@Readiness
final class SchemaHealthIndicator implements HealthIndicator {
    private final SchemaWatch schema;

    SchemaHealthIndicator(SchemaWatch schema) {
        this.schema = schema;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("schema", schema.hasSeenSchema() ? HealthStatus.UP : HealthStatus.DOWN).build());
    }
}
