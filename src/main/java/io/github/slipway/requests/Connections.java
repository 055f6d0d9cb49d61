package io.github.slipway.requests;

import java.net.InetSocketAddress;
import java.time.Duration;

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
     * Waits until those that are open now are closed.
     *
     * @param limit how long at most
     * @return how many are still open
     */
    int awaitClosed(Duration limit) throws InterruptedException {
        open.newCloseFuture().await(limit.toMillis());
        return open.size();
    }
}
