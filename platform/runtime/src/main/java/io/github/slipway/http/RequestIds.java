package io.github.slipway.http;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The ids of requests. */
public final class RequestIds {
    /** The header with the request's id, of requests and of responses. */
    public static final String HEADER = "X-Request-ID";

    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestIds() {}

    /** The id that a caller sent, if it is 1 to 128 of the characters {@code A-Za-z0-9._-}, else a new id. */
    public static String of(@Nullable String sent) {
        return sent != null && GOOD_ID.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    }
}
