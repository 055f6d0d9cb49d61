package com.example.aviary.tweets;

import static java.util.stream.Collectors.joining;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/** Creates tweets through the API. All tests use the fields of this class. */
public final class Tweets {
    /** The fields that callers send, in the sequence of responses. */
    public static final List<Field> FIELDS = List.of(
            new Field("text", "Hello", 140));

    /**
     * A text that callers send.
     *
     * @param example a valid value
     * @param max the maximum length in Unicode code points
     */
    public record Field(String name, String example, int max) {}

    private Tweets() {}

    /** Returns JSON that creates or changes a tweet. */
    public static String draft(String text) {
        return draft("text", Json.quote(text));
    }

    /** Returns JSON that creates or changes a tweet, if this is a valid value of the field. Null omits the field. */
    static String draft(String field, @Nullable String value) {
        return "{" + members(field, value) + "}";
    }

    /** Returns the content of a draft, without its braces. */
    static String members(String text) {
        return members("text", Json.quote(text));
    }

    private static String members(String name, @Nullable String value) {
        return FIELDS.stream().filter(field -> value != null || !field.name().equals(name))
                .map(field -> Json.quote(field.name()) + ":" + (field.name().equals(name) ? value : Json.quote(field.example())))
                .collect(joining(","));
    }

    /** Creates a tweet and returns its path. */
    public static String create(RunningService service, String text) {
        return service.create("/tweets", draft(text));
    }

    /** Inserts a number of tweets with the examples. */
    static void insert(TestDatabase database, int count) {
        database.execute("INSERT INTO tweets (" + FIELDS.stream().map(Field::name).collect(joining(",")) + ") SELECT "
                + FIELDS.stream().map(field -> "'" + field.example() + "'").collect(joining(",")) + " FROM generate_series(1, " + count
                + ")");
    }
}
