package io.github.slipway.requests;

import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/**
 * What every answer tells browsers, errors included: that it is what its type says, that it is no page, and that other sites
 * may neither embed it nor learn where the user came from. Whether connections are encrypted is for the gateway to promise.
 */
final class SecurityHeaders {
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Adds the headers; a page's own policy stays. */
    static void addTo(MutableHttpResponse<?> answer) {
        MutableHttpHeaders headers = answer.getHeaders();
        if (!headers.contains(CONTENT_SECURITY_POLICY)) {
            headers.set(CONTENT_SECURITY_POLICY, NO_PAGE);
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }
}
