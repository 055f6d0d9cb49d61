package com.example.aviary.tweets;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

/** Tweets, as callers make them. */
public final class Tweets {
    private Tweets() {}

    /** What creates or changes a tweet. */
    public static String draft(String text) {
        return "{\"text\":" + Json.quote(text) + "}";
    }

    /** Creates a tweet and returns its path. */
    public static String create(RunningService service, String text) {
        return service.create("/tweets", draft(text));
    }
}
