package io.github.slipway.http;

import io.github.slipway.lifecycle.ConnectionDraining;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Gives every connection its {@link RequestGuard}. */
@Singleton
final class RequestGuards implements NettyServerCustomizer, BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Negotiation negotiation;
    private final Admission admission;
    private final ConnectionDraining draining;

    RequestGuards(Negotiation negotiation, Admission admission, ConnectionDraining draining) {
        this.negotiation = negotiation;
        this.admission = admission;
        this.draining = draining;
    }

    @Override
    public Registry onCreated(BeanCreatedEvent<Registry> event) {
        event.getBean().register(this);
        return event.getBean();
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return role == ChannelRole.CONNECTION ? new ForConnection(channel) : this;
    }

    private final class ForConnection implements NettyServerCustomizer {
        private final Channel channel;

        ForConnection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            channel.pipeline().addBefore(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, RequestGuard.class.getName(),
                    new RequestGuard(negotiation, admission, draining::hasBegun));
        }
    }
}
