package io.github.slipway.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.github.slipway.resources.Preconditions;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/**
 * Content that is the same for all callers, plain and compressed by gzip, both made once. The framework would compress it for
 * each request.
 */
public final class StaticContent {
    private static final String GZIP = "gzip";

    private final byte[] plain;
    private final byte[] gzip;
    private final String type;
    /** Weak: both forms are the same content. */
    private final String entityTag;

    private StaticContent(byte[] plain, byte[] gzip, String type) {
        this.plain = plain;
        this.gzip = gzip;
        this.type = type;
        entityTag = "W/\"" + UUID.nameUUIDFromBytes(plain) + '"';
    }

    /**
     * Content to be compressed.
     *
     * @param plain the content
     * @param type its media type
     */
    public static StaticContent compress(byte[] plain, String type) {
        var buffer = new ByteArrayOutputStream(plain.length);
        try (var stream = new GZIPOutputStream(buffer)) {
            stream.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StaticContent(plain, buffer.toByteArray(), type);
    }

    /**
     * Content that is compressed already.
     *
     * @param gzip the content, compressed by gzip
     * @param type its media type, when it is not compressed
     */
    public static StaticContent decompress(byte[] gzip, String type) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new StaticContent(stream.readAllBytes(), gzip, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content, not compressed; not to be changed. */
    public byte[] plain() {
        return plain;
    }

    /** A response of 200 with the entity tag, or 304 for a caller that has the content. */
    public MutableHttpResponse<byte[]> respondIfChanged(HttpRequest<?> request) {
        MutableHttpResponse<byte[]> response = Preconditions.of(request.getHeaders()).isUnchanged(entityTag)
                ? HttpResponse.<byte[]>notModified().header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                : respondTo(request);
        return response.header(HttpHeaders.ETAG, entityTag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** A response of 200, compressed for a caller that accepts gzip. */
    public MutableHttpResponse<byte[]> respondTo(HttpRequest<?> request) {
        MutableHttpResponse<byte[]> response = GZIP.equals(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING))
                ? HttpResponse.ok(gzip).header(HttpHeaders.CONTENT_ENCODING, GZIP)
                : HttpResponse.ok(plain);
        return response.header(HttpHeaders.CONTENT_TYPE, type).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
}
