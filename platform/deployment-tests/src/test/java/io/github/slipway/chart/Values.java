package io.github.slipway.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.Yaml;

/** A file of values, or several over each other. */
record Values(Map<String, Object> content) {

    static Values of(Path file) {
        try {
            return new Values(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Values defaults() {
        return of(Chart.FOLDER.resolve("values.yaml"));
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
            if (value instanceof Map && other instanceof Map) {
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
