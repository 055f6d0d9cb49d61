package io.github.slipway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what callers change in a resource: the metric {@code resource_changes_total} with the labels {@code resource} and
 * {@code change} (created, updated or deleted). All three counters exist from the start, so that rates are right from the first
 * change. Rules and the service dashboard show them for each resource.
 */
public final class ResourceChanges {
    private final Counter created;
    private final Counter updated;
    private final Counter deleted;

    /**
     * The counters of one resource.
     *
     * @param meters the service's metrics
     * @param resource the resource's name in the plural, as in its path
     */
    public ResourceChanges(MeterRegistry meters, String resource) {
        created = counter(meters, resource, "created");
        updated = counter(meters, resource, "updated");
        deleted = counter(meters, resource, "deleted");
    }

    /** Counts one that was created. */
    public void created() {
        created.increment();
    }

    /** Counts one that was updated. */
    public void updated() {
        updated.increment();
    }

    /** Counts one that was deleted. */
    public void deleted() {
        deleted.increment();
    }

    private static Counter counter(MeterRegistry meters, String resource, String change) {
        return Counter.builder("resource.changes")
                .tag("resource", resource)
                .tag("change", change)
                .description("Resources that callers created, updated or deleted")
                .register(meters);
    }
}
