package io.github.slipway.requests;

import java.time.Duration;
import java.util.stream.LongStream;

/** The limits of the latency histogram's buckets. */
final class LatencyBuckets {
    /**
     * Fit for a service that does one statement per request: fine around what is usual (a few milliseconds), exact at the objective
     * (100 ms), coarse up to a statement's limit in time. Few, as each is a series for every method, route and status.
     */
    static final Duration[] ALL = LongStream.of(2, 5, 25, 100, 500, 5000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private LatencyBuckets() {}
}
