package io.github.slipway.testing;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a text says at certain places: a fact that stands in a file which tests do not otherwise understand. */
public final class Matches {
    private Matches() {}

    /** The first group of each match. */
    public static Stream<String> all(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }

    /** The first group of the first match, which there has to be. */
    public static String first(String text, String pattern) {
        return all(text, pattern).findFirst().orElseThrow();
    }
}
