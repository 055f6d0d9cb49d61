package com.example.aviary.tweets;

import io.github.slipway.lifecycle.WarmUpRequest;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpMethod;
import jakarta.inject.Singleton;

/** The requests that warm up a replica: one that reads and one that writes. */
@Factory
final class TweetWarmUp {
    @Singleton
    WarmUpRequest list() {
        return new WarmUpRequest(HttpMethod.GET, TweetApi.PATH, null);
    }

    /** No tweet has this id: the statement runs and changes nothing. */
    @Singleton
    WarmUpRequest update() {
        return new WarmUpRequest(HttpMethod.PUT, TweetApi.PATH + "/" + Long.MAX_VALUE, TweetDraft.EXAMPLE);
    }
}
