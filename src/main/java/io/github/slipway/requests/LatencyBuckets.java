package io.github.slipway.requests;

import java.time.Duration;
import java.util.stream.LongStream;

/** The limits of the latency histogram's buckets. */
final class LatencyBuckets {
    /**
     * Fit for a service that does one statement per request: fine around what is usual (a few milliseconds) and the objective (100
     * ms), coarse up to the limits in time of statements.
     */
    static final Duration[] ALL = LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private LatencyBuckets() {}
}
