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
 * Answers that are kept compressed. The framework would compress them as well, but anew for each request and while others wait,
 * and without telling caches that there are two forms.
 */
final class Gzip {
    private static final String NAME = "gzip";
    /** Without a weight, or with one that is not 0. */
    private static final Pattern ACCEPTED = Pattern.compile("(?i)(.*,)?\\s*gzip\\s*(;\\s*q=(1(\\.0*)?|0\\.0*[1-9]\\d*)\\s*)?(,.*)?");

    private Gzip() {}

    /** The bytes, compressed. */
    static byte[] compress(byte[] bytes) {
        var buffer = new ByteArrayOutputStream(bytes.length);
        try (var gzip = new GZIPOutputStream(buffer)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }

    /** What was {@linkplain #compress compressed}. */
    static byte[] decompress(byte[] gzip) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An answer of 200.
     *
     * @param request says whether the caller takes it compressed
     * @param gzip the content, compressed
     * @param contentType of the content
     */
    static MutableHttpResponse<byte[]> answer(HttpRequest<?> request, byte[] gzip, String contentType) {
        boolean accepted = isAccepted(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING));
        MutableHttpResponse<byte[]> response = HttpResponse.ok(accepted ? gzip : decompress(gzip));
        if (accepted) {
            response.header(HttpHeaders.CONTENT_ENCODING, NAME);
        }
        return response.header(HttpHeaders.CONTENT_TYPE, contentType).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /**
     * Whether a caller takes it.
     *
     * @param acceptEncoding the header field's value, or null where it is absent
     */
    static boolean isAccepted(@Nullable String acceptEncoding) {
        return acceptEncoding != null && ACCEPTED.matcher(acceptEncoding).matches();
    }
}
