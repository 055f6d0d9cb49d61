package io.github.slipway.testing;

/** Creates entries through the API. */
public final class Entries {
    /** The path of the collection. */
    public static final String PATH = "/entries";

    private Entries() {}

    /** Returns the body of a request that creates or changes an entry. */
    public static String draft(String text) {
        return "{\"text\":" + Json.quote(text) + "}";
    }

    /** Creates an entry and returns its path. */
    public static String create(RunningService service, String text) {
        return service.create(PATH, draft(text));
    }
}
