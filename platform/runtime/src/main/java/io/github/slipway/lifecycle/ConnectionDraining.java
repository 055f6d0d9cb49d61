package io.github.slipway.lifecycle;

import java.time.Duration;

import jakarta.inject.Singleton;

/**
 * Before the program stops, each response closes its connection, so that callers open another one, to another replica. If the
 * program closed an idle connection, a request that is on its way at that moment would be lost.
 */
@Singleton
public final class ConnectionDraining {
    private final Connections connections;
    private volatile boolean begun;

    ConnectionDraining(Connections connections) {
        this.connections = connections;
    }

    /**
     * Closes each connection with its next response from now on, and waits until no connection is open.
     *
     * @param limit how long the wait may take. A connection that is still open then was idle for as long, and is unlikely to be
     * used
     * @return how many connections are still open
     */
    public int drain(Duration limit) throws InterruptedException {
        begun = true;
        return connections.awaitNone(limit);
    }

    /** Whether the connections are draining. */
    public boolean hasBegun() {
        return begun;
    }
}
