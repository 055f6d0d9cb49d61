package io.github.slipway.testing;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads facts from files that tests do not parse. */
public final class Matches {
    private Matches() {}

    /** Returns the first group of each match. */
    public static Stream<String> all(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }

    /** Returns the first group of the first match, and throws an exception if there is no match. */
    public static String first(String text, String pattern) {
        return all(text, pattern).findFirst().orElseThrow();
    }
}
