package io.github.slipway.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/**
 * The headers of every response, errors included: the request's id, the date, and the headers for browsers. Those forbid
 * browsers to guess another media type, to show the response within another site, and to send its address to other sites. A
 * header that requires encryption (HSTS) is the gateway's.
 */
final class ResponseHeaders {
    private static final AsciiString ID = AsciiString.cached(RequestIds.HEADER);
    private static final AsciiString CONTENT_SECURITY_POLICY = AsciiString.cached("Content-Security-Policy");
    private static final AsciiString NO_PAGE = AsciiString.cached("default-src 'none'; frame-ancestors 'none'");
    private static final AsciiString TYPE_OPTIONS = AsciiString.cached("X-Content-Type-Options");
    private static final AsciiString NO_SNIFFING = AsciiString.cached("nosniff");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("Referrer-Policy");
    private static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");
    private static final AsciiString RESOURCE_POLICY = AsciiString.cached("Cross-Origin-Resource-Policy");
    private static final AsciiString OPENER_POLICY = AsciiString.cached("Cross-Origin-Opener-Policy");
    private static final AsciiString SAME_ORIGIN = AsciiString.cached("same-origin");

    /** As RFC 9110, section 5.6.7 has it: two digits for the day. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * Of the last second in which a response was sent: to format a date for each response would cost more than all other headers.
     */
    private static volatile Second now = new Second(0, new AsciiString(""));

    private record Second(long number, AsciiString date) {}

    private ResponseHeaders() {}

    /** Adds the headers. A page's own policy stays. */
    static void addTo(HttpHeaders headers, String id) {
        headers.set(ID, id)
                .set(HttpHeaderNames.DATE, date())
                .set(TYPE_OPTIONS, NO_SNIFFING)
                .set(REFERRER_POLICY, NO_REFERRER)
                .set(RESOURCE_POLICY, SAME_ORIGIN)
                .set(OPENER_POLICY, SAME_ORIGIN);
        if (!headers.contains(CONTENT_SECURITY_POLICY)) {
            headers.set(CONTENT_SECURITY_POLICY, NO_PAGE);
        }
    }

    private static AsciiString date() {
        long milliseconds = System.currentTimeMillis();
        Second second = now;
        if (second.number != milliseconds / 1000) {
            second = new Second(milliseconds / 1000, new AsciiString(DATE.format(Instant.ofEpochMilli(milliseconds))));
            now = second;
        }
        return second.date;
    }
}
