package io.github.slipway.tweets;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what becomes of tweets. All counters are there from the start, so that rates are right from the first change. */
@Singleton
final class TweetChanges {
    final Counter created;
    final Counter updated;
    final Counter deleted;

    TweetChanges(MeterRegistry meters) {
        created = counter(meters, "created");
        updated = counter(meters, "updated");
        deleted = counter(meters, "deleted");
    }

    private static Counter counter(MeterRegistry meters, String change) {
        return Counter.builder("tweets.changes").tag("change", change).description("Tweets that were changed").register(meters);
    }
}
