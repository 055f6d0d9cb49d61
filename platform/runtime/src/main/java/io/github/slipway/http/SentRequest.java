package io.github.slipway.http;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;

/**
 * A request that the framework gets in another form than the caller sent it. HEAD becomes GET: the codec leaves out the body,
 * so that the headers are those of GET. The framework itself does not know the length of a body that it does not write, and
 * would close the connection.
 */
public final class SentRequest extends DefaultHttpRequest {
    private final HttpMethod sentMethod;
    private final @Nullable String sentAccept;

    SentRequest(io.netty.handler.codec.http.HttpRequest request, @Nullable String sentAccept) {
        super(request.protocolVersion(), request.method().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.method(), request.uri(),
                request.headers());
        sentMethod = request.method();
        this.sentAccept = sentAccept;
    }

    /** Whether the caller sent HEAD. */
    public static boolean isHead(HttpRequest<?> request) {
        SentRequest sent = of(request);
        return sent != null && sent.sentMethod.equals(HttpMethod.HEAD);
    }

    /** The header Accept as the caller sent it, or null if the request has it so. */
    public static @Nullable String accept(HttpRequest<?> request) {
        SentRequest sent = of(request);
        return sent == null ? null : sent.sentAccept;
    }

    private static @Nullable SentRequest of(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty && netty.getNativeRequest() instanceof SentRequest sent ? sent : null;
    }
}
