package io.github.slipway.page;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/** A page, which is the same for all until the program is replaced: browsers ask each time, and mostly hear that it is. */
final class HtmlPage {
    /** A policy under which a page loads nothing but this service's own files; image sources can be added at its end. */
    static final String OWN_FILES = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self'";

    private static final String TYPE = "text/html;charset=utf-8";

    private final StaticContent content;
    private final String entityTag;
    private final String contentSecurityPolicy;

    /**
     * Makes a page of a template.
     *
     * @param resource the template's path on the class path
     * @param values what the template is filled with
     * @param contentSecurityPolicy what the page may load
     */
    static HtmlPage of(String resource, PageValues values, String contentSecurityPolicy) {
        HtmlTemplate template = HtmlTemplate.read(resource);
        return new HtmlPage(template.fill(values.all()), contentSecurityPolicy);
    }

    private HtmlPage(String html, String contentSecurityPolicy) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        content = StaticContent.compress(bytes, TYPE);
        // Weak: compressed or not, it is the same page.
        entityTag = "W/\"" + UUID.nameUUIDFromBytes(bytes) + '"';
        this.contentSecurityPolicy = contentSecurityPolicy;
    }

    /** The page, or 304 for a caller that has it. */
    HttpResponse<byte[]> respondTo(HttpRequest<?> request) {
        String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        MutableHttpResponse<byte[]> response = known != null && known.contains(entityTag)
                ? HttpResponse.<byte[]>notModified().header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                : content.respondTo(request);
        return response.header(HttpHeaders.ETAG, entityTag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", contentSecurityPolicy);
    }
}
