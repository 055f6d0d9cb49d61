package io.github.slipway.lifecycle;

import java.time.Duration;

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
public final class ConnectionDraining {
    private final Connections connections;
    private volatile boolean begun;

    ConnectionDraining(Connections connections) {
        this.connections = connections;
    }

    /**
     * Closes, from now on, each connection with its next answer, and waits until none is open.
     *
     * @param limit how long at most. What is left then has been idle for as long, and is hardly about to be used
     * @return how many connections are still open
     */
    public int drain(Duration limit) throws InterruptedException {
        begun = true;
        return connections.awaitNone(limit);
    }

    /** Whether callers are asked to leave. */
    public boolean hasBegun() {
        return begun;
    }

    @ResponseFilter
    void close(MutableHttpResponse<?> response) {
        if (begun) {
            response.header(HttpHeaders.CONNECTION, "close");
        }
    }
}
