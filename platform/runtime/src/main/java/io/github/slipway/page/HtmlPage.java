package io.github.slipway.page;

import java.nio.charset.StandardCharsets;

import io.github.slipway.http.StaticContent;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;

/**
 * A page that is the same for all callers until the program is replaced. Browsers revalidate it each time, and usually get a
 * 304.
 */
final class HtmlPage {
    /** A policy under which a page loads nothing but this service's own files; image sources can be added at its end. */
    static final String OWN_FILES = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; img-src 'self'";

    private static final String TYPE = "text/html;charset=utf-8";

    private final StaticContent content;
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
        content = StaticContent.compress(html.getBytes(StandardCharsets.UTF_8), TYPE);
        this.contentSecurityPolicy = contentSecurityPolicy;
    }

    /** The page, or 304 for a caller that has it. */
    HttpResponse<byte[]> respondTo(HttpRequest<?> request) {
        return content.respondIfChanged(request).header("Content-Security-Policy", contentSecurityPolicy);
    }
}
