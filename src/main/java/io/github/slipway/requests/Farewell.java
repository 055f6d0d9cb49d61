package io.github.slipway.requests;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import jakarta.inject.Singleton;

/**
 * Before the program stops it asks its callers, with each answer, to close the connection and to use another one. A connection
 * that it simply closes while it is idle may carry a request at that moment, which is lost then.
 */
@Singleton
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class Farewell {
    private volatile boolean begun;

    /** From now on all connections are closed with their next answer. */
    public void begin() {
        begun = true;
    }

    @ResponseFilter
    void close(MutableHttpResponse<?> response) {
        if (begun) {
            response.header(HttpHeaders.CONNECTION, "close");
        }
    }
}
