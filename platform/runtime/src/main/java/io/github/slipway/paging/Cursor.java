package com.example.aviary.tweets;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A position in the list: the id of the last tweet before it. Opaque to callers, so that it can change; not a secret, so it is
 * not signed. Every string of the {@linkplain #PATTERN form} is a position, whether there is such a tweet or not.
 */
final class Cursor {
    /** Eight bytes, a number that is not negative, in base64url without padding: the only form that {@link #encode} makes. */
    static final String PATTERN = "^[A-Za-f][A-Za-z0-9_-]{9}[AEIMQUYcgkosw048]$";
    /** What is said of any other string. */
    static final String EXPECTED = "must be the cursor of an earlier answer's next";
    /** Before the newest tweet. */
    static final long START = Long.MAX_VALUE;

    private Cursor() {}

    static String encode(long id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
    }

    /**
     * The id.
     *
     * @param cursor a string of the form {@link #PATTERN}
     */
    static long decode(String cursor) {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)).getLong();
    }
}
