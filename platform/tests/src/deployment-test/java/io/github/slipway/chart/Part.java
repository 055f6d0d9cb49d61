package io.github.slipway.chart;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads parts of YAML documents by their paths of keys and list indexes. */
final class Part {
    private Part() {}

    /** Returns the value at a path, or null if the path does not exist. */
    static @Nullable Object at(@Nullable Object whole, Object... path) {
        Object place = whole;
        for (Object step : path) {
            place = switch (place) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer index && index < list.size() -> list.get(index);
                case null, default -> null;
            };
        }
        return place;
    }

    /** Returns the map at a path, or an empty one. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object whole, Object... path) {
        return at(whole, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Returns the list at a path, or an empty one. */
    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object whole, Object... path) {
        return at(whole, path) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** Returns the value at a path as a text, or "null". */
    static String text(@Nullable Object whole, Object... path) {
        return String.valueOf(at(whole, path));
    }
}
