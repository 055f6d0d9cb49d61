package io.github.slipway.http;

import java.util.Map;

import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/**
 * What every answer tells browsers, errors included: that it is what its type says, that it is no page, and that other sites
 * may neither embed it nor learn where the user came from. Whether connections are encrypted is for the gateway to promise.
 */
public final class SecurityHeaders {
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /** The headers of an answer that is no page. */
    static final Map<String, String> ALL = Map.of(
            CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin");

    private SecurityHeaders() {}

    /** Adds the headers; a page's own policy stays. */
    public static void addTo(MutableHttpResponse<?> answer) {
        MutableHttpHeaders headers = answer.getHeaders();
        ALL.forEach((name, value) -> {
            if (!name.equals(CONTENT_SECURITY_POLICY) || !headers.contains(name)) {
                headers.set(name, value);
            }
        });
    }
}
