package io.github.slipway.systemtest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** Reads JSON. */
    public static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** Writes a map, list or record as JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
