package io.github.slipway.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A rendered object.
 *
 * @param kind its kind
 * @param name its name
 * @param content all of it
 */
record KubernetesObject(String kind, String name, Map<String, Object> content) {

    @SuppressWarnings("unchecked")
    static KubernetesObject of(Object document) {
        var content = (Map<String, Object>) document;
        return new KubernetesObject(text(content, "kind"), text(content, "metadata", "name"), content);
    }

    /** What is at the end of a path through objects and, by number, lists; null where the path does not lead. */
    @Nullable Object at(Object... path) {
        return at(content, path);
    }

    /** As {@link #at}, of any part. */
    static @Nullable Object at(@Nullable Object part, Object... path) {
        Object place = part;
        for (Object step : path) {
            place = switch (place) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer index && index < list.size() -> list.get(index);
                case null, default -> null;
            };
        }
        return place;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object part, Object... path) {
        return at(part, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object part, Object... path) {
        return at(part, path) instanceof List<?> list ? (List<Object>) list : List.of();
    }

    static String text(@Nullable Object part, Object... path) {
        return String.valueOf(at(part, path));
    }

    Map<String, Object> labels() {
        return map(content, "metadata", "labels");
    }

    String component() {
        return text(labels(), "app.kubernetes.io/component");
    }

    /** The template of its pods, with metadata and spec, or itself if it is a pod; empty where it has none. */
    Map<String, Object> podTemplate() {
        return switch (kind) {
            case "Pod" -> content;
            case "Deployment", "StatefulSet" -> map(content, "spec", "template");
            case "CronJob" -> map(content, "spec", "jobTemplate", "spec", "template");
            default -> Map.of();
        };
    }

    /** All containers of its pods, those for the start too. */
    List<Object> containers() {
        Map<String, Object> pod = podTemplate();
        return Stream.of("initContainers", "containers").flatMap(kind -> list(pod, "spec", kind).stream()).toList();
    }
}
