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

/** A file of values, or several over each other. */
record Values(Map<String, Object> content) {
    /** The service's, for all stages. */
    static final Path OF_SERVICE = Repository.file("k8s/values.yaml");

    static Values of(Path file) {
        try {
            return new Values(Objects.<Map<String, Object>>requireNonNullElse(new Yaml().load(Files.readString(file)), Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several files, a later one over an earlier one. */
    static Values of(List<Path> files) {
        return files.stream().map(Values::of).reduce(new Values(Map.of()), Values::under);
    }

    /** Those of {@link #OF_SERVICE}. */
    static Values ofService() {
        return of(OF_SERVICE);
    }

    /** Those of the chart. */
    static Values defaults() {
        return of(Chart.FOLDER.resolve("values.yaml"));
    }

    /** The service's name. */
    String service() {
        return Part.text(content, "nameOverride");
    }

    /** These under others, as Helm merges them. */
    Values under(Values others) {
        return new Values(merged(content, others.content));
    }

    /** The paths of these values that change nothing on top of others: they are the same there, or the chart does not know them. */
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
