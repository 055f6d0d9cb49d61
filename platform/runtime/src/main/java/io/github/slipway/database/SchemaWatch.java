package io.github.slipway.database;

import java.util.function.ToIntFunction;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/**
 * Checks the schema: every second until its version fits this program, then less often, for the metrics.
 */
@Singleton
public class SchemaWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWatch.class);
    /** How many checks are left out once the version fits. */
    private static final int SELDOM = 30;

    private final Flyway flyway;
    private final ApplicationEventPublisher<SchemaSeenEvent> schemaSeen;
    private volatile SchemaState state = new SchemaState(0, 0, 0);
    private volatile boolean seen;
    private int skipped;

    SchemaWatch(Environment properties, MeterRegistry meters, ApplicationEventPublisher<SchemaSeenEvent> schemaSeen) {
        this.schemaSeen = schemaSeen;
        // Not from the pool: a check takes two connections at once. It must neither wait for requests nor delay them.
        flyway = Migrations.of(PostgresDataSource.of(properties), properties, false);
        gauge(meters, "applied", SchemaState::applied);
        gauge(meters, "pending", SchemaState::pending);
        gauge(meters, "failed", SchemaState::failed);
    }

    /**
     * Whether a schema with all of this program's migrations has been seen since the start, and the work that waits for such a
     * schema is done. Never becomes false again.
     */
    public boolean hasSeenSchema() {
        return seen;
    }

    @Scheduled(fixedDelay = "1s")
    void checkSchema() {
        if (seen && ++skipped < SELDOM) {
            return;
        }
        skipped = 0;
        try {
            state = SchemaState.of(flyway);
        } catch (FlywayException e) {
            LOG.info("The schema's state cannot be read: {}", e.getMessage());
            return;
        }
        if (!seen && state.isComplete()) {
            try {
                schemaSeen.publishEvent(new SchemaSeenEvent());
            } catch (RuntimeException e) {
                LOG.warn("A task that runs before the service is ready failed", e);
            }
            seen = true;
            LOG.info("Ready: {} migrations are applied", state.applied());
        } else if (!seen) {
            LOG.info("Waiting for {} pending migrations and for the repair of {} failed migrations", state.pending(), state.failed());
        }
    }

    private void gauge(MeterRegistry meters, String name, ToIntFunction<SchemaState> count) {
        Gauge.builder("flyway.migrations", () -> count.applyAsInt(state))
                .tag("state", name)
                .description("Migrations by state, seen at most " + SELDOM + " s ago")
                .register(meters);
    }
}
