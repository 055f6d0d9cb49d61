package io.github.slipway.resources;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A position in a list that is sorted by id, highest first: the id of the last element before it. It is opaque, so that its
 * form can change. It contains no secret, so it is not signed. Every string of the {@linkplain #PATTERN form} is a position,
 * whether an element has this id or not.
 */
public final class Cursor {
    /** Eight bytes, a number that is not negative, in base64url without padding: the only form that {@link #encode} makes. */
    public static final String PATTERN = "^[A-Za-f][A-Za-z0-9_-]{9}[AEIMQUYcgkosw048]$";
    /** What is wrong with any other string. */
    public static final String EXPECTED = "must be the cursor of an earlier answer's next";
    /** Before the first element. */
    public static final long START = Long.MAX_VALUE;

    private Cursor() {}

    /**
     * The cursor of the position after an element.
     *
     * @param id the element's id, not negative
     */
    public static String encode(long id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
    }

    /**
     * The id.
     *
     * @param cursor a string of the form {@link #PATTERN}
     */
    public static long decode(String cursor) {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)).getLong();
    }
}
