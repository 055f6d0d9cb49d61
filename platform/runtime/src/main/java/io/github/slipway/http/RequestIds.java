package io.github.slipway.http;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The ids of requests. */
public final class RequestIds {
    /** The header with the request's id, of requests and of responses. */
    public static final String HEADER = "X-Request-ID";

    /** The key of the request's id in log lines. */
    public static final String LOG_KEY = "requestId";

    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** One generator for each thread: ids must be unique but not secret, so no thread waits for the system's generator. */
    private static final ThreadLocal<SplittableRandom> RANDOM = ThreadLocal.withInitial(
            () -> new SplittableRandom(new SecureRandom().nextLong()));

    private RequestIds() {}

    /** The id that a caller sent, if it is 1 to 128 of the characters {@code A-Za-z0-9._-}, else a new id. */
    public static String of(@Nullable String sent) {
        return sent != null && GOOD_ID.matcher(sent).matches() ? sent : newId();
    }

    /** A random UUID, of version 4. */
    private static String newId() {
        SplittableRandom random = RANDOM.get();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
