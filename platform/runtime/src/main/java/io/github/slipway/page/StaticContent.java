package io.github.slipway.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/**
 * Content that is the same for all, compressed by gzip and not, both made once. The framework would compress it as well, but
 * anew for each request and while others wait, and without telling caches that there are two forms.
 */
final class StaticContent {
    private static final String GZIP = "gzip";
    /** Without a weight, or with one that is not 0. */
    private static final Pattern ACCEPTED = Pattern.compile("(?i)(.*,)?\\s*gzip\\s*(;\\s*q=(1(\\.0*)?|0\\.0*[1-9]\\d*)\\s*)?(,.*)?");

    private final byte[] plain;
    private final byte[] gzip;
    private final String type;

    private StaticContent(byte[] plain, byte[] gzip, String type) {
        this.plain = plain;
        this.gzip = gzip;
        this.type = type;
    }

    /**
     * Content to be compressed.
     *
     * @param plain the content
     * @param type its media type
     */
    static StaticContent compress(byte[] plain, String type) {
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
    static StaticContent decompress(byte[] gzip, String type) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new StaticContent(stream.readAllBytes(), gzip, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content, not compressed; not to be changed. */
    byte[] plain() {
        return plain;
    }

    /** An answer of 200, compressed for a caller that takes it so. */
    MutableHttpResponse<byte[]> respondTo(HttpRequest<?> request) {
        MutableHttpResponse<byte[]> response = isAccepted(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING))
                ? HttpResponse.ok(gzip).header(HttpHeaders.CONTENT_ENCODING, GZIP)
                : HttpResponse.ok(plain);
        return response.header(HttpHeaders.CONTENT_TYPE, type).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /**
     * Whether a caller takes it compressed.
     *
     * @param acceptEncoding the header field's value, or null where it is absent
     */
    static boolean isAccepted(@Nullable String acceptEncoding) {
        return acceptEncoding != null && ACCEPTED.matcher(acceptEncoding).matches();
    }
}
