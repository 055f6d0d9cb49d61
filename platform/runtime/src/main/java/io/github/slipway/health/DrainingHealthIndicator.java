package io.github.slipway.health;

import org.reactivestreams.Publisher;

import io.github.slipway.lifecycle.ConnectionDraining;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;

/** Readiness: DOWN as soon as connections are draining. Requests that still arrive get their responses. */
@Singleton
@Readiness
final class DrainingHealthIndicator implements HealthIndicator {
    private final ConnectionDraining draining;

    DrainingHealthIndicator(ConnectionDraining draining) {
        this.draining = draining;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("draining", draining.hasBegun() ? HealthStatus.DOWN : HealthStatus.UP).build());
    }
}
