package io.github.slipway.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.slipway.Repository;

/**
 * What is particular to a dashboard, as {@code src/dashboards/NAME.yaml} has it. What is left out is empty; what is unknown is
 * refused.
 *
 * @param title its title
 * @param description what it is about
 * @param rows from top to bottom
 */
record Source(String title, String description, List<Row> rows) {
    static final Path FOLDER = Repository.file("platform/tests/src/dashboards");

    private static final String EXTENSION = ".yaml";
    private static final int HEIGHT = 8;
    private static final ObjectMapper MAPPER = mapper();

    /**
     * Panels under a heading.
     *
     * @param title the heading
     * @param height of each panel, in units of the grid; 0: the usual one
     * @param panels from left to right, and on
     */
    record Row(String title, int height, List<Panel> panels) {
        Row {
            height = height == 0 ? HEIGHT : height;
        }
    }

    /**
     * A graph, or another way to show values.
     *
     * @param title its title
     * @param description what it answers, and what is bad
     * @param type Grafana's name of the kind: there is a file {@code grafana/TYPE.json}
     * @param unit Grafana's name of the unit
     * @param width in 24ths; 0: panels share a row
     * @param stack whether series are put on top of each other, so that the uppermost line is their sum
     * @param thresholds colours, and between them the values from which on the next one is shown
     * @param colors of series, by a regular expression that fits the whole name
     * @param values texts that are shown instead of values
     * @param queries what is shown
     */
    record Panel(String title, String description, String type, String unit, int width, boolean stack, List<Object> thresholds,
            Map<String, String> colors, Map<String, String> values, List<Query> queries) {}

    /**
     * What is asked of Prometheus.
     *
     * @param expr PromQL, in which every series has braces: they get what selects the namespace and the release
     * @param legend the series' name, with labels in double braces; in a table, the column's
     * @param unit another one than the panel's
     * @param thresholds others than the panel's
     */
    record Query(String expr, String legend, @Nullable String unit, List<Object> thresholds) {}

    /** The names of all dashboards. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source of(String name) {
        try (var reader = Files.newBufferedReader(FOLDER.resolve(name + EXTENSION))) {
            return MAPPER.convertValue(new Yaml().load(reader), Source.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper() {
        var mapper = new ObjectMapper();
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        mapper.configOverride(Map.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        return mapper;
    }
}
