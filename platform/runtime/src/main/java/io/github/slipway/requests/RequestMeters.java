package io.github.slipway.requests;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import jakarta.inject.Singleton;

/**
 * The metrics of requests: their time, and the sizes of their bodies.
 *
 * <p>
 * Micrometer's own filter is not used: it loses the route of responses with 3xx and 404, and makes a time series of every
 * method that a caller invents.
 */
@Singleton
final class RequestMeters {
    /** The meters of each kind, which the registry would look up by all their labels with each request. */
    private final Map<Kind, Meters> meters = new ConcurrentHashMap<>();
    private final MeterProvider<Timer> timer;
    private final MeterProvider<DistributionSummary> requestSize;
    private final MeterProvider<DistributionSummary> responseSize;

    RequestMeters(MeterRegistry registry) {
        timer = Timer.builder("http.server.requests")
                .description("Requests of the API, from the arrival of their headers to the end of their response")
                .serviceLevelObjectives(LatencyBuckets.ALL)
                .withRegistry(registry);
        requestSize = sizes(registry, "http.server.request.size", "Bodies of requests to the API");
        responseSize = sizes(registry, "http.server.response.size", "Bodies of the API's responses");
    }

    private static MeterProvider<DistributionSummary> sizes(MeterRegistry registry, String name, String description) {
        return DistributionSummary.builder(name).description(description).baseUnit(BaseUnits.BYTES).withRegistry(registry);
    }

    /** The meters of requests of one kind. */
    Meters of(Kind kind) {
        return meters.computeIfAbsent(kind, this::register);
    }

    private Meters register(Kind kind) {
        Tags tags = Tags.of("method", kind.method, "route", kind.route);
        return new Meters(timer.withTags(tags.and("status", Integer.toString(kind.status))),
                kind.sized ? requestSize.withTags(tags) : null, responseSize.withTags(tags));
    }

    /**
     * What the meters of a request depend on. There are few kinds: methods, routes and statuses are the service's.
     *
     * @param method a method of HTTP, or {@code OTHER}
     * @param route the path's template, or {@code UNMATCHED}
     * @param status the status of the response
     * @param sized whether the size of the request's body is known before it arrives
     */
    record Kind(String method, String route, int status, boolean sized) {}

    /** The meters of one kind. The size of a body that arrives in chunks is unknown: 0 would make the others seem smaller. */
    record Meters(Timer time, @Nullable DistributionSummary requestSize, DistributionSummary responseSize) {
        /** Records a request: its time in nanoseconds, and the sizes of its bodies in bytes. */
        void record(long nanos, long requestBytes, long responseBytes) {
            time.record(nanos, TimeUnit.NANOSECONDS);
            if (requestSize != null) {
                requestSize.record((double) requestBytes);
            }
            responseSize.record((double) responseBytes);
        }
    }
}
