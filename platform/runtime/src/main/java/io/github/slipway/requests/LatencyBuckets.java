package io.github.slipway.requests;

import java.time.Duration;
import java.util.stream.LongStream;

/** The limits of the latency histogram's buckets. */
final class LatencyBuckets {
    /**
     * For a service with one statement per request: fine around the usual time (a few milliseconds), exact at the objective (100
     * ms), coarse up to the limit of a statement. Each bucket adds a time series to each method, route and status, so there are few
     * buckets.
     */
    static final Duration[] ALL = LongStream.of(2, 5, 25, 100, 500, 5000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private LatencyBuckets() {}
}
