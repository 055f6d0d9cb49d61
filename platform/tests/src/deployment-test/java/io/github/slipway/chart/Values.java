package io.github.slipway.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.yaml.snakeyaml.Yaml;

import io.github.slipway.Repository;

/** The values of a file, or of several files that override each other. */
record Values(Map<String, Object> content) {
    /** The service's values for all stages. */
    static final Path OF_SERVICE = Repository.file("k8s/values.yaml");

    static Values of(Path file) {
        try {
            return new Values(Objects.<Map<String, Object>>requireNonNullElse(new Yaml().load(Files.readString(file)), Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the values of several files. Later files override earlier ones. */
    static Values of(List<Path> files) {
        return files.stream().map(Values::of).reduce(new Values(Map.of()), Values::under);
    }

    /** Returns the values of {@link #OF_SERVICE}. */
    static Values ofService() {
        return of(OF_SERVICE);
    }

    /** Returns the default values of the chart. */
    static Values defaults() {
        return of(Chart.FOLDER.resolve("values.yaml"));
    }

    /** Returns the name of the service. */
    String service() {
        return Part.text(content, "nameOverride");
    }

    /** Returns these values with others that override them, merged as by Helm. */
    Values under(Values others) {
        return new Values(merged(content, others.content));
    }

    /** Returns the paths of values that have no effect: others have the same value, or the chart does not have such a value. */
    List<String> needlessOn(Values others) {
        return needless(content, others.content, "");
    }

    private static List<String> needless(Map<String, Object> values, Map<String, Object> others, String path) {
        List<String> found = new ArrayList<>();
        values.forEach((name, value) -> {
            Object other = others.get(name);
            if (value instanceof Map && other instanceof Map<?, ?> map && !map.isEmpty()) {
                found.addAll(needless(Part.map(value), Part.map(other), path + name + "."));
            } else if (!others.containsKey(name) || value.equals(other)) {
                found.add(path + name);
            }
        });
        return found;
    }

    private static Map<String, Object> merged(Map<String, Object> lower, Map<String, Object> upper) {
        var all = new LinkedHashMap<>(lower);
        upper.forEach((name, value) -> {
            Object other = lower.get(name);
            all.put(name, value instanceof Map && other instanceof Map ? merged(Part.map(other), Part.map(value)) : value);
        });
        return all;
    }
}
