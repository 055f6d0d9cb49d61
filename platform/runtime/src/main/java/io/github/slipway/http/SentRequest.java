package io.github.slipway.http;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;

/**
 * A request as its caller sent it, with the facts that the response, the log and the metrics share. The framework receives HEAD
 * as GET, so that the headers are those of GET, and the codec omits the body. For HEAD, the framework would not compute the
 * body's length, and would close the connection.
 */
public final class SentRequest extends DefaultHttpRequest {
    private static final String ATTRIBUTE = SentRequest.class.getName();

    private final HttpMethod sentMethod;
    private final @Nullable String sentAccept;
    private final String id;
    private final long startNanos = System.nanoTime();
    private int status;
    private long responseBytes;

    /**
     * Makes a request.
     *
     * @param sentAccept the header Accept, if the framework gets another one
     */
    SentRequest(io.netty.handler.codec.http.HttpRequest request, @Nullable String sentAccept) {
        super(request.protocolVersion(), request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.method(), request.uri(),
                request.headers());
        setDecoderResult(request.decoderResult());
        sentMethod = request.method();
        this.sentAccept = sentAccept;
        id = RequestIds.of(request.headers().get(RequestIds.HEADER));
    }

    /**
     * The request as it was sent.
     *
     * @param request a request that this service received, or a wrapper of one
     * @throws IllegalArgumentException if it is another request
     */
    public static SentRequest of(HttpRequest<?> request) {
        SentRequest sent = find(request);
        if (sent == null) {
            throw new IllegalArgumentException("not a request to this service: " + request);
        }
        return sent;
    }

    /** The request as it was sent, or null for a request that this service did not receive. */
    public static @Nullable SentRequest find(HttpRequest<?> request) {
        HttpRequest<?> received = request;
        while (received instanceof HttpRequestWrapper<?> wrapper) {
            received = wrapper.getDelegate();
        }
        if (!(received instanceof NettyHttpRequest<?> netty)) {
            return null;
        }
        return netty.getNativeRequest() instanceof SentRequest sent ? sent : newest(netty);
    }

    /** The framework replaces a request whose target is not a URI, and works on it at once. */
    private static @Nullable SentRequest newest(NettyHttpRequest<?> request) {
        SentRequest known = request.getAttribute(ATTRIBUTE, SentRequest.class).orElse(null);
        RequestGuard guard = request.getChannelHandlerContext().pipeline().get(RequestGuard.class);
        if (known != null || guard == null) {
            return known;
        }
        SentRequest newest = guard.newest();
        request.setAttribute(ATTRIBUTE, newest);
        return newest;
    }

    /** The id that the caller sent in {@value RequestIds#HEADER} if it is valid, else a new one. */
    public String id() {
        return id;
    }

    /** The method as the caller sent it. */
    public String methodName() {
        return sentMethod.name();
    }

    /** Whether the caller sent HEAD. */
    public boolean isHead() {
        return sentMethod.equals(HttpMethod.HEAD);
    }

    /** The header Accept as the caller sent it, or null if the framework has got it unchanged. */
    public @Nullable String accept() {
        return sentAccept;
    }

    /** Nanoseconds since the request's headers were read. */
    public long nanos() {
        return System.nanoTime() - startNanos;
    }

    /**
     * The status of the response, or {@link RefusedRequestException#CALLER_LEFT} if there was no connection left to write one to.
     */
    public int status() {
        return status == 0 ? RefusedRequestException.CALLER_LEFT : status;
    }

    /** The size of the response's body as it was sent, in bytes. */
    public long responseBytes() {
        return responseBytes;
    }

    void answered(int responseStatus) {
        status = responseStatus;
    }

    void sent(int bytes) {
        if (!isHead()) {
            responseBytes += bytes;
        }
    }
}
