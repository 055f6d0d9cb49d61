package io.github.slipway.tests.entries;

import io.github.slipway.lifecycle.WarmUpRequest;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpMethod;
import jakarta.inject.Singleton;

/** The requests that warm up a replica. */
@Factory
final class EntryWarmUp {
    @Singleton
    WarmUpRequest list() {
        return new WarmUpRequest(HttpMethod.GET, EntryController.PATH, null);
    }

    @Singleton
    WarmUpRequest update() {
        return new WarmUpRequest(HttpMethod.PUT, EntryController.PATH + "/" + Long.MAX_VALUE, new EntryDraft("warm-up"));
    }
}
