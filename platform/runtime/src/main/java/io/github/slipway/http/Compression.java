package io.github.slipway.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.netty.DefaultHttpCompressionStrategy;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import jakarta.inject.Singleton;

/**
 * Which responses are compressed if their caller accepts it: texts from 1 KB on. {@code Vary} says so to caches. A response
 * with an entity tag is not compressed here: the strong tag of a resource names one sequence of bytes.
 */
@Singleton
@Replaces(DefaultHttpCompressionStrategy.class)
final class Compression implements HttpCompressionStrategy {
    private final NettyHttpServerConfiguration configuration;

    Compression(NettyHttpServerConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isEnabled() {
        return configuration.getCompressionThreshold() >= 0;
    }

    /** The framework calls this method once for each response with a body, whatever its caller accepts. */
    @Override
    public boolean shouldCompress(HttpResponse response) {
        io.netty.handler.codec.http.HttpHeaders headers = response.headers();
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        long length = HttpUtil.getContentLength(response, Long.MAX_VALUE);
        if (type == null || headers.contains(HttpHeaders.ETAG) || length < configuration.getCompressionThreshold()
                || !MediaType.isTextBased(type)) {
            return false;
        }
        if (!headers.containsValue(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING, true)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        return true;
    }

    @Override
    public int getCompressionLevel() {
        return configuration.getCompressionLevel();
    }

    @Override
    public int getMaxZstdEncodeSize() {
        return configuration.getMaxZstdEncodeSize();
    }
}
