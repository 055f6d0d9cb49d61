package io.github.slipway.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {
            "",
            " ",
            "1",
            "x",
            "AAAAAAAAAA",
            "AAAAAAAAAAAA",
            "AAAAAAAAAAA=",
            "AAAAAAAAAA=",
            "AAAAAAAAAAB", // more bits than eight bytes have
            "AAAAAAAAAA-",
            "_wAAAAAAAAA", // a negative number
            "gAAAAAAAAAA",
            "AAAA+AAAAAA", // base64, but not base64url
            "AAAA/AAAAAA",
            "AAAAA AAAAA",
            " AAAAAAAAAA",
            "AAAAAAAAAAA\n",
            "AAAAAAAAAA\u00c4",
            "\u0000AAAAAAAAAA",
            "'; DROP TABLE entries; --",
            "null"})
    void anyOtherStringHasNotItsForm(String cursor) {
        assertThat(cursor).doesNotMatch(Cursor.PATTERN);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(longs = {0, 1, 63, 64, 255, 256, 4711, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void isDecodedToWhatWasEncoded(long id) {
        assertThat(Cursor.encode(id)).matches(Cursor.PATTERN);
        assertThat(Cursor.decode(Cursor.encode(id))).isEqualTo(id);
    }
}
