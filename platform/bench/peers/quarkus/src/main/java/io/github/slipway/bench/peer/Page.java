package io.github.slipway.bench.peer;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/** A page of the list, and the path of the next one. */
record Page(List<Item> items, String next) {
    static Page of(List<Item> found, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        byte[] last = ByteBuffer.allocate(Long.BYTES).putLong(found.get(limit - 1).id()).array();
        return new Page(found.subList(0, limit),
                "/items?limit=" + limit + "&cursor=" + Base64.getUrlEncoder().withoutPadding().encodeToString(last));
    }

    /** The id before which a page begins. */
    static long before(String cursor) {
        return cursor == null ? Long.MAX_VALUE : ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)).getLong();
    }
}
