package io.github.slipway.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * An object, rendered or from a file.
 *
 * @param kind its kind
 * @param name its name
 * @param content all of it
 */
record KubernetesObject(String kind, String name, Map<String, Object> content) {

    @SuppressWarnings("unchecked")
    static KubernetesObject of(Object document) {
        var content = (Map<String, Object>) document;
        return new KubernetesObject(Part.text(content, "kind"), Part.text(content, "metadata", "name"), content);
    }

    /** All that a text has, in YAML. */
    static List<KubernetesObject> allOf(String documents) {
        return StreamSupport.stream(new Yaml().loadAll(documents).spliterator(), false)
                .filter(Objects::nonNull)
                .map(KubernetesObject::of)
                .toList();
    }

    /** All that a file has. */
    static List<KubernetesObject> allOf(Path file) {
        try {
            return allOf(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is at the end of a path through objects and, by number, lists; null where the path does not lead. */
    @Nullable
    Object at(Object... path) {
        return Part.at(content, path);
    }

    Map<String, Object> labels() {
        return Part.map(content, "metadata", "labels");
    }

    String component() {
        return Part.text(labels(), "app.kubernetes.io/component");
    }

    /** The template of its pods, with metadata and spec, or itself if it is a pod; empty where it has none. */
    Map<String, Object> podTemplate() {
        return switch (kind) {
            case "Pod" -> content;
            case "Deployment", "Job", "StatefulSet" -> Part.map(content, "spec", "template");
            case "CronJob" -> Part.map(content, "spec", "jobTemplate", "spec", "template");
            default -> Map.of();
        };
    }

    /** All containers of its pods, those for the start too. */
    List<Object> containers() {
        Map<String, Object> pod = podTemplate();
        return Stream.of("initContainers", "containers").flatMap(kind -> Part.list(pod, "spec", kind).stream()).toList();
    }
}
