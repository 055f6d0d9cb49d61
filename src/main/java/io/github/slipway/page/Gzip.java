package io.github.slipway.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * and without telling caches that there are two forms. For the few callers that do not take it, an answer is decompressed while
 * it is sent, so that it is never whole in memory.
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

    /**
     * An answer of 200.
     *
     * @param request says whether the caller takes it compressed
     * @param gzip the content, compressed
     * @param contentType of the content
     */
    static MutableHttpResponse<?> answer(HttpRequest<?> request, byte[] gzip, String contentType) {
        MutableHttpResponse<?> response = isAccepted(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING))
                ? HttpResponse.ok(gzip).header(HttpHeaders.CONTENT_ENCODING, NAME)
                : HttpResponse.ok(decompress(gzip));
        return response.header(HttpHeaders.CONTENT_TYPE, contentType).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    private static InputStream decompress(byte[] gzip) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(gzip));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
