package io.github.slipway.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.ChannelHandlerContext;

/** The rest of a request that does not arrive at once. Most requests arrive at once, and need no timer. */
final class Arrival {
    /** How long a request may take to arrive, from its first byte to its last. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final Admission admission;
    private boolean isBodyDue;
    private @Nullable Future<?> timer;

    Arrival(Admission admission) {
        this.admission = admission;
    }

    /**
     * Starts the wait, unless it has started.
     *
     * @param body whether the framework has got the request, without the rest of its body
     * @param timeOut called after the limit
     */
    void await(ChannelHandlerContext context, boolean body, Runnable timeOut) {
        if (body && !isBodyDue) {
            isBodyDue = true;
            admission.begin();
        }
        if (timer == null) {
            timer = context.executor().schedule(timeOut, LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Ends the wait, if it has started: the rest has arrived, or will not arrive. */
    void end() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        if (isBodyDue) {
            isBodyDue = false;
            admission.end();
        }
    }
}
