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
 * A Kubernetes object, rendered by Helm or read from a file.
 *
 * @param kind the kind
 * @param name the name
 * @param content the whole object
 */
record KubernetesObject(String kind, String name, Map<String, Object> content) {

    @SuppressWarnings("unchecked")
    static KubernetesObject of(Object document) {
        var content = (Map<String, Object>) document;
        return new KubernetesObject(Part.text(content, "kind"), Part.text(content, "metadata", "name"), content);
    }

    /** Returns all objects of a text in YAML. */
    static List<KubernetesObject> allOf(String documents) {
        return StreamSupport.stream(new Yaml().loadAll(documents).spliterator(), false)
                .filter(Objects::nonNull)
                .map(KubernetesObject::of)
                .toList();
    }

    /** Returns all objects of a file. */
    static List<KubernetesObject> allOf(Path file) {
        try {
            return allOf(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the value at a path of keys and list indexes, or null if the path does not exist. */
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

    /** Returns the template of the pods with metadata and spec, the object itself for a pod, or an empty map. */
    Map<String, Object> podTemplate() {
        return switch (kind) {
            case "Pod" -> content;
            case "Deployment", "Job", "StatefulSet" -> Part.map(content, "spec", "template");
            case "CronJob" -> Part.map(content, "spec", "jobTemplate", "spec", "template");
            default -> Map.of();
        };
    }

    /** Returns all containers of the pods, including init containers. */
    List<Object> containers() {
        Map<String, Object> pod = podTemplate();
        return Stream.of("initContainers", "containers").flatMap(kind -> Part.list(pod, "spec", kind).stream()).toList();
    }
}
