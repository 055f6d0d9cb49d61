package io.github.slipway.http;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Stands between the codec of one connection and the framework. It refuses requests that break the {@linkplain RequestRules
 * rules} or are too many, limits how long a request may take to arrive, gives a caller that has closed its sending half the
 * remaining answers, and reports a caller that leaves within a request.
 */
// Whether a write succeeds changes nothing here: a broken connection ends by itself.
@SuppressWarnings("FutureReturnValueIgnored")
final class RequestGuard extends Answers {
    /** The path of requests whose own is unknown, as the codec names them. */
    private static final String NO_PATH = "/bad-request";

    private final Negotiation negotiation;
    private final Admission admission;
    private final Arrival arrival;
    /** The headers of a request are complete, its body is not. */
    private boolean receiving;
    private boolean decoded;
    /** The request that is being read has been refused. */
    private boolean skipping;

    RequestGuard(Negotiation negotiation, Admission admission, BooleanSupplier draining) {
        super(draining);
        this.negotiation = negotiation;
        this.admission = admission;
        arrival = new Arrival(admission);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ended) {
            ReferenceCountUtil.release(message);
            return;
        }
        decoded = true;
        if (message instanceof HttpContent content && content.decoderResult().isFailure() && !(message instanceof HttpRequest)) {
            // The framework would log it as an error of its own if it came together with the headers.
            arrival.end();
            ended = true;
            failBody(context, RequestRules.check(content));
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            receiving = true;
            SentRequest sent = checked(request);
            // Responses have the order of their requests, so a request behind others waits for them anyway.
            skipping = !ended && unanswered.isEmpty() && !admission.admits(context.channel());
            if (skipping) {
                refuse(context, sent);
            } else {
                unanswered.add(sent);
                context.fireChannelRead(sent);
            }
        }
        if (ended || message instanceof LastHttpContent) {
            receiving = false;
            arrival.end();
        }
        if (skipping || !(message instanceof HttpContent content)) {
            ReferenceCountUtil.release(message);
        } else {
            // A request that the codec could not read is its own end.
            context.fireChannelRead(message instanceof HttpRequest ? new DefaultLastHttpContent(content.content()) : message);
        }
    }

    private SentRequest checked(HttpRequest request) {
        RefusedRequestException refused = RequestRules.check(request);
        if (refused != null) {
            request.setDecoderResult(DecoderResult.failure(refused));
        }
        ended = request.decoderResult().isFailure();
        return new SentRequest(request, ended ? null : negotiation.normalize(request.headers()));
    }

    /** The request that was read last, or null if all have their responses. */
    @Nullable
    SentRequest newest() {
        return unanswered.peekLast();
    }

    /** The bytes that were read may be only the start of a request. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!ended && (receiving || !decoded)) {
            arrival.await(context, receiving && !unanswered.isEmpty(), () -> timeOut(context));
        }
        decoded = false;
        context.fireChannelReadComplete();
    }

    private void timeOut(ChannelHandlerContext context) {
        arrival.end();
        ended = true;
        if (receiving) {
            failBody(context, RefusedRequestException.timeout(Arrival.LIMIT));
        } else {
            var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, NO_PATH);
            request.setDecoderResult(DecoderResult.failure(RefusedRequestException.timeout(Arrival.LIMIT)));
            var sent = new SentRequest(request, null);
            unanswered.add(sent);
            context.fireChannelRead(sent);
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            context.fireChannelReadComplete();
        }
    }

    /** Ends a request without the rest of its body. Its response may be written already. */
    private void failBody(ChannelHandlerContext context, RefusedRequestException refused) {
        receiving = false;
        if (!unanswered.isEmpty()) {
            context.fireExceptionCaught(refused);
        } else {
            context.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            arrival.end();
            ended = true;
            if (receiving) {
                failBody(context, RefusedRequestException.callerLeft());
            } else if (unanswered.isEmpty()) {
                context.close();
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        arrival.end();
        if (receiving) {
            failBody(context, RefusedRequestException.callerLeft());
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
        if (receiving && thrown instanceof IOException) {
            failBody(context, RefusedRequestException.callerLeft());
        } else {
            context.fireExceptionCaught(thrown);
        }
    }
}
