package io.github.slipway.lifecycle;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.slipway.settings.Settings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;

/**
 * The open connections of the API's callers, up to a limit. A further connection is closed at once, without an answer: callers
 * that hold connections must not use up the memory of those that send requests.
 */
@Singleton
final class Connections
        implements
            NettyServerCustomizer,
            BeanCreatedEventListener<NettyServerCustomizer.Registry>,
            MeterBinder {
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final LongAdder refused = new LongAdder();
    private final int managementPort;
    private final int maximum;

    Connections(@Value("${endpoints.all.port}") int managementPort, Settings settings) {
        this.managementPort = managementPort;
        maximum = settings.maxConnections();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("http.server.connections", open, ChannelGroup::size)
                .description("Open connections of the API's callers")
                .register(meters);
        FunctionCounter.builder("http.server.connections.refused", refused, LongAdder::sum)
                .description("Connections that were closed at once because too many were open")
                .register(meters);
    }

    @Override
    public Registry onCreated(BeanCreatedEvent<Registry> event) {
        event.getBean().register(this);
        return event.getBean();
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        if (role == ChannelRole.CONNECTION && channel.localAddress() instanceof InetSocketAddress address
                && address.getPort() != managementPort) {
            if (open.size() < maximum) {
                open.add(channel);
            } else {
                refused.increment();
                var _ = channel.close();
            }
        }
        return this;
    }

    /**
     * Waits until no connection is open.
     *
     * @param limit how long at most
     * @return how many are still open
     */
    int awaitNone(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        // The connections that are open now. More may arrive meanwhile.
        while (!open.isEmpty() && open.newCloseFuture().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        }
        return open.size();
    }
}
