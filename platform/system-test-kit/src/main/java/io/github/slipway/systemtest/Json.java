package io.github.slipway.systemtest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** What creates or changes a tweet. */
    static String draft(String text) {
        return MAPPER.writeValueAsString(MAPPER.createObjectNode().put("text", text));
    }
}
