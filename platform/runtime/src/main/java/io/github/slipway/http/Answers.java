package io.github.slipway.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * The half of {@link RequestGuard} that writes: it tracks the responses that are due, completes them, and closes the connection
 * with the last response when no request follows.
 */
// Whether a write succeeds changes nothing here: a broken connection ends by itself.
@SuppressWarnings("FutureReturnValueIgnored")
abstract class Answers extends ChannelDuplexHandler {
    /** Requests that the framework has without a complete response, in the order of their responses. */
    final Deque<SentRequest> unanswered = new ArrayDeque<>(1);
    /** No further request is taken. */
    boolean ended;
    private final BooleanSupplier draining;

    /** @param draining whether each connection is to be closed with its next response */
    Answers(BooleanSupplier draining) {
        this.draining = draining;
    }

    /** Writes the response to a request that is not admitted. No other response may be due. */
    final void refuse(ChannelHandlerContext context, SentRequest request) {
        FullHttpResponse response = Overload.response(request);
        if (draining.getAsBoolean()) {
            HttpUtil.setKeepAlive(response, false);
        }
        ended = !HttpUtil.isKeepAlive(response);
        ChannelFuture written = context.writeAndFlush(response);
        if (ended) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public final void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            unanswered.element().answered(response.status().code());
            if (response.status().code() == RefusedRequestException.CALLER_LEFT) {
                ReferenceCountUtil.release(message);
                promise.trySuccess();
                context.close();
                return;
            }
            ResponseHeaders.addTo(response.headers(), unanswered.element().id());
            boolean last = unanswered.size() == 1;
            ended |= last && draining.getAsBoolean();
            if (ended && last) {
                HttpUtil.setKeepAlive(response, false);
            }
        }
        if (message instanceof HttpContent content) {
            unanswered.element().sent(content.content().readableBytes());
        }
        if (message instanceof LastHttpContent && unanswered.remove() != null && unanswered.isEmpty() && ended) {
            context.write(message, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.write(message, promise);
        }
    }
}
