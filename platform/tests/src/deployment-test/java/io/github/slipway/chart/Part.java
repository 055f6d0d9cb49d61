package io.github.slipway.chart;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads parts of YAML documents: each by the path that leads to it through objects and, by number, lists. */
final class Part {
    private Part() {}

    /** Null where the path does not lead. */
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

    /** Empty where there is none. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object whole, Object... path) {
        return at(whole, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Empty where there is none. */
    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object whole, Object... path) {
        return at(whole, path) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** "null" where there is none. */
    static String text(@Nullable Object whole, Object... path) {
        return String.valueOf(at(whole, path));
    }
}
