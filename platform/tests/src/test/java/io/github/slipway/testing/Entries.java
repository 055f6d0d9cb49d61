package io.github.slipway.testing;

/** Entries, as callers make them. */
public final class Entries {
    /** The collection's path. */
    public static final String PATH = "/entries";

    private Entries() {}

    /** What creates or changes an entry. */
    public static String draft(String text) {
        return "{\"text\":" + Json.quote(text) + "}";
    }

    /** Creates an entry and returns its path. */
    public static String create(RunningService service, String text) {
        return service.create(PATH, draft(text));
    }
}
