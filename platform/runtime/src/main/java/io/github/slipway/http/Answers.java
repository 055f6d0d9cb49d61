package io.github.slipway.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * The half of {@link RequestGuard} that writes: it counts the answers that are due, and closes the connection with the last one
 * when no request follows.
 */
// Whether a write succeeds changes nothing here: a broken connection ends by itself.
@SuppressWarnings("FutureReturnValueIgnored")
abstract class Answers extends ChannelDuplexHandler {
    /** Requests that the framework has got and has not answered completely. */
    int unanswered;
    /** No further request is taken. */
    boolean ended;

    /** Answers a request that is not admitted. There must be no other answer due. */
    final void refuse(ChannelHandlerContext context, HttpRequest request) {
        FullHttpResponse response = Overload.response(request);
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
            if (response.status().code() == RefusedRequestException.CALLER_LEFT) {
                ReferenceCountUtil.release(message);
                promise.trySuccess();
                context.close();
                return;
            }
            if (ended && unanswered == 1) {
                HttpUtil.setKeepAlive(response, false);
            }
        }
        if (message instanceof LastHttpContent && --unanswered == 0 && ended) {
            context.write(message, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.write(message, promise);
        }
    }
}
