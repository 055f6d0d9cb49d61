package io.github.slipway.lifecycle;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;

/** The open connections of the API's callers. */
@Singleton
final class Connections implements NettyServerCustomizer, BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final int managementPort;

    Connections(@Value("${endpoints.all.port}") int managementPort) {
        this.managementPort = managementPort;
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
            open.add(channel);
        }
        return this;
    }

    /**
     * Waits until there are none.
     *
     * @param limit how long at most
     * @return how many are still open
     */
    int awaitNone(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        // Of those that are open now; some may have come when these are closed.
        while (!open.isEmpty() && open.newCloseFuture().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        }
        return open.size();
    }
}
