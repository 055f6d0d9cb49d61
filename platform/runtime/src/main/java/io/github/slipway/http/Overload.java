package io.github.slipway.http;

import java.nio.charset.StandardCharsets;

import io.micronaut.http.MediaType;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;

/** The response to a request that is not admitted. It is written without the framework, which would take many times longer. */
final class Overload {
    /** In seconds. */
    private static final String RETRY_AFTER = "2";

    private Overload() {}

    static FullHttpResponse response(SentRequest request) {
        // Without the query, quotes, backslashes and characters that are not printable.
        String path = request.uri().replaceFirst("(?s)[?#\"\\\\[^!-~]].*", "");
        String problem = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                + "\"detail\":\"the service is overloaded, please try again\",\"instance\":\"" + path + "\",\"requestId\":\"" + request.id()
                + "\"}";
        var response = new DefaultFullHttpResponse(request.protocolVersion(), HttpResponseStatus.SERVICE_UNAVAILABLE,
                Unpooled.wrappedBuffer(problem.getBytes(StandardCharsets.UTF_8)));
        ResponseHeaders.addTo(response.headers(), request.id());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON_PROBLEM)
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER);
        // A caller that waits for 100 may send its body, or not.
        HttpUtil.setKeepAlive(response, HttpUtil.isKeepAlive(request) && !HttpUtil.is100ContinueExpected(request));
        return response;
    }
}
