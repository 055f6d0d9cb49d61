package io.github.slipway.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;

/**
 * A HEAD request, which the service answers as GET. The codec leaves out the body, so that the headers are those of GET. The
 * framework itself does not know the length of a body that it does not write, and would close the connection.
 */
public final class HeadRequest extends DefaultHttpRequest {
    HeadRequest(io.netty.handler.codec.http.HttpRequest request) {
        super(request.protocolVersion(), HttpMethod.GET, request.uri(), request.headers());
    }

    /** Whether the caller sent HEAD. */
    public static boolean is(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty && netty.getNativeRequest() instanceof HeadRequest;
    }
}
