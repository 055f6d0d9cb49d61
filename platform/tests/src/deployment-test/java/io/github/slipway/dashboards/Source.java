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
 * The source of a dashboard, {@code src/dashboards/NAME.yaml}. Missing properties are empty, unknown ones are refused.
 *
 * @param title the title
 * @param description the subject of the dashboard
 * @param rows the rows from top to bottom
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
     * @param height the height of each panel in units of the grid; 0 for the default
     * @param panels the panels from left to right, in several lines if necessary
     */
    record Row(String title, int height, List<Panel> panels) {
        Row {
            height = height == 0 ? HEIGHT : height;
        }
    }

    /**
     * A graph, or another way to show values.
     *
     * @param title the title
     * @param description the meaning of the values, and which values are bad
     * @param type Grafana's name of the kind of panel, which has a file {@code grafana/TYPE.json}
     * @param unit Grafana's name of the unit
     * @param width the width in 24ths of a row; 0 if the panels share a row
     * @param stack whether series are stacked, so that the top line is their sum
     * @param thresholds colors, and between them the values from which the next color applies
     * @param colors the colors of series, by a regular expression that matches the whole name
     * @param values the texts that replace values
     * @param queries the queries
     */
    record Panel(String title, String description, String type, String unit, int width, boolean stack, List<Object> thresholds,
            Map<String, String> colors, Map<String, String> values, List<Query> queries) {}

    /**
     * A query of Prometheus.
     *
     * @param expr PromQL, in which every series has braces; the selector of the namespace and the release is inserted there
     * @param legend the name of the series, with labels in double braces, or of the column of a table
     * @param unit the unit, if it differs from the panel's
     * @param thresholds the thresholds, if they differ from the panel's
     */
    record Query(String expr, String legend, @Nullable String unit, List<Object> thresholds) {}

    /** Returns the names of all dashboards. */
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
