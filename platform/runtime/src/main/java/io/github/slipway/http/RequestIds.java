package io.github.slipway.http;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The ids of requests. */
public final class RequestIds {
    /** The header with the request's id, of requests and of responses. */
    public static final String HEADER = "X-Request-ID";

    /** The key of the request's id in log lines. */
    public static final String LOG_KEY = "requestId";

    private static final int MAX_LENGTH = 128;

    /** For each thread: ids have to be unique and need not be secret, so that no thread waits for the system's generator. */
    private static final ThreadLocal<SplittableRandom> RANDOM = ThreadLocal.withInitial(
            () -> new SplittableRandom(new SecureRandom().nextLong()));

    private RequestIds() {}

    /** The id that a caller sent, if it is 1 to 128 of the characters {@code A-Za-z0-9._-}, else a new id. */
    public static String of(@Nullable String sent) {
        return sent != null && isValid(sent) ? sent : newId();
    }

    private static boolean isValid(String id) {
        return !id.isEmpty() && id.length() <= MAX_LENGTH && id.chars().allMatch(RequestIds::isAllowed);
    }

    private static boolean isAllowed(int character) {
        return isBetween(character, 'a', 'z') || isBetween(character, 'A', 'Z') || isBetween(character, '0', '9')
                || character == '.' || character == '_' || character == '-';
    }

    private static boolean isBetween(int character, char first, char last) {
        return character >= first && character <= last;
    }

    /** A random UUID, of version 4. */
    private static String newId() {
        SplittableRandom random = RANDOM.get();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
