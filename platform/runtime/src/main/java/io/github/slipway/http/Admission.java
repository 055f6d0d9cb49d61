package io.github.slipway.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.lifecycle.OpenRequests;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Value;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/**
 * How many requests of the API the service works on at once. A further request is refused before it reaches the framework,
 * where a refusal is cheapest. A queue would cost memory, and its requests would get their responses after their callers have
 * given up.
 *
 * <p>
 * The limit is a multiple of the pool's connections: enough to keep all of them busy, and few enough to be answered within a
 * second.
 */
@Singleton
final class Admission implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final int REQUESTS_PER_CONNECTION = 16;
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final OpenRequests open;
    private final int maximum;
    private final int managementPort;
    /** Requests that have not arrived completely: they use no database connection, and their callers can be slow. */
    private final AtomicInteger arriving = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final AtomicLong lastLine = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    Admission(OpenRequests open, @Value("${datasources.default.maximum-pool-size}") int poolSize,
            @Value("${endpoints.all.port}") int managementPort) {
        this.open = open;
        this.managementPort = managementPort;
        maximum = poolSize * REQUESTS_PER_CONNECTION;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        FunctionCounter.builder("http.server.refused", refused, LongAdder::sum)
                .description("Requests of the API that were refused because too many were being served")
                .register(meters);
    }

    /** Whether a request may be served. If it may not, it is counted, and logged once a second at most. */
    boolean admits(Channel channel) {
        if (open.count() - arriving.get() < maximum || isManagement(channel)) {
            return true;
        }
        refused.increment();
        long now = System.nanoTime();
        long last = lastLine.get();
        if (now - last >= PAUSE_NANOS && lastLine.compareAndSet(last, now)) {
            LOG.warn("Overloaded: {} requests are being served, so others are refused ({} since the start)", maximum, refused);
        }
        return false;
    }

    /** The rest of an admitted request's body has to arrive. */
    void begin() {
        arriving.incrementAndGet();
    }

    /** The rest has arrived, or will not arrive. */
    void end() {
        arriving.decrementAndGet();
    }

    private boolean isManagement(Channel channel) {
        return channel.localAddress() instanceof InetSocketAddress address && address.getPort() == managementPort;
    }
}
