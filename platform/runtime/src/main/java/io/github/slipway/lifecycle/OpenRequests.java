package io.github.slipway.lifecycle;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.context.event.HttpRequestReceivedEvent;
import jakarta.inject.Singleton;

/** The requests that have arrived and do not have their access line yet. */
@Singleton
public final class OpenRequests implements ApplicationEventListener<HttpRequestReceivedEvent> {
    private final AtomicInteger open = new AtomicInteger();

    OpenRequests() {}

    @Override
    public void onApplicationEvent(HttpRequestReceivedEvent event) {
        open.incrementAndGet();
    }

    /** The number of these requests. */
    public int count() {
        return open.get();
    }

    /** Counts a request as ended: its access line is written, unless requests of its kind have none. */
    public void ended() {
        if (open.decrementAndGet() == 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /**
     * Waits until no request is open.
     *
     * @param limit how long the wait may take
     * @return the number of requests that are still open
     */
    public synchronized int awaitNone(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long left = limit.toNanos();
        while (open.get() > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return open.get();
    }
}
