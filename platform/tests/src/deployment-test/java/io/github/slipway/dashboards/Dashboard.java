package io.github.slipway.dashboards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.slipway.Repository;

/**
 * A dashboard in Grafana's format. The parts that all dashboards or all panels of a kind share come from
 * {@code src/dashboards/grafana}. Those files have the form of Grafana's exports, without default values.
 */
final class Dashboard {
    static final Path FOLDER = Repository.file("charts/slipway/files/grafana/dashboards");

    /** The selector of every series. */
    static final String FILTER = "namespace=\"$namespace\",release=\"$release\"";

    private static final int COLUMNS = 24;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode root = template("dashboard");
    private final ArrayNode panels = root.putArray("panels");
    private int nextId = 1;
    private int x;
    private int y;

    private Dashboard(String name) {
        Source source = Source.of(name);
        root.put("uid", "slipway-" + name).put("title", source.title()).put("description", source.description());
        for (Source.Row row : source.rows()) {
            add(row);
        }
        if (!panels.toString().contains("$instance")) {
            // The choice of an instance would have no effect.
            ((ArrayNode) root.at("/templating/list")).removeIf(variable -> variable.path("name").asText().equals("instance"));
        }
    }

    /** Returns the dashboard of this name as JSON. */
    static String json(String name) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("").withObjectEmptySeparator(""));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        try {
            // Grafana sorts properties, too.
            return MAPPER.writer(printer).with(JsonNodeFeature.WRITE_PROPERTIES_SORTED).writeValueAsString(new Dashboard(name).root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Source.Row row) {
        place(panels.addObject().put("type", "row").put("title", row.title()).put("collapsed", false), COLUMNS, 1)
                .putArray("panels");
        for (Source.Panel panel : row.panels()) {
            long shared = row.panels().stream().filter(other -> other.width() == 0).count();
            ObjectNode node = template(panel.type());
            panels.add(node);
            place(node, panel.width() == 0 ? COLUMNS / (int) shared : panel.width(), row.height());
            fill(node, panel);
        }
        nextLine(row.height());
    }

    /** Places a panel beside the last one, or below if there is no room. */
    private ObjectNode place(ObjectNode node, int width, int height) {
        if (x + width > COLUMNS) {
            nextLine(height);
        }
        node.put("id", nextId++).putObject("gridPos").put("h", height).put("w", width).put("x", x).put("y", y);
        x += width;
        if (x == COLUMNS) {
            nextLine(height);
        }
        return node;
    }

    private void nextLine(int height) {
        if (x > 0) {
            x = 0;
            y += height;
        }
    }

    private static void fill(ObjectNode node, Source.Panel panel) {
        node.put("title", panel.title()).put("description", panel.description());
        var defaults = (ObjectNode) node.at("/fieldConfig/defaults");
        defaults.put("unit", panel.unit()).set("thresholds", thresholds(panel.thresholds()));
        boolean table = panel.type().equals("table");
        boolean range = panel.type().equals("timeseries");
        if (range && !panel.thresholds().isEmpty()) {
            ((ObjectNode) defaults.at("/custom/thresholdsStyle")).put("mode", "dashed");
        }
        if (panel.stack()) {
            ((ObjectNode) defaults.at("/custom/stacking")).put("mode", "normal");
            ((ObjectNode) defaults.at("/custom")).put("fillOpacity", 50);
        }
        if (!panel.values().isEmpty()) {
            ObjectNode options = defaults.withArray("mappings").addObject().put("type", "value").putObject("options");
            panel.values().forEach((value, text) -> options.putObject(value).put("text", text));
        }
        var overrides = (ArrayNode) node.at("/fieldConfig/overrides");
        panel.colors().forEach((series, color) -> override(overrides, "byRegexp", "/^" + series + "$/")
                .addObject().put("id", "color").putObject("value").put("mode", "fixed").put("fixedColor", color));
        for (Source.Query query : panel.queries()) {
            addOverrides(overrides, query);
        }
        ArrayNode targets = node.putArray("targets");
        for (int i = 0; i < panel.queries().size(); i++) {
            targets.addObject()
                    .put("editorMode", "code")
                    .put("expr", filtered(panel.queries().get(i).expr()))
                    .put("format", table ? "table" : "time_series")
                    .put("instant", !range)
                    .put("legendFormat", panel.queries().get(i).legend())
                    .put("range", range)
                    .put("refId", refId(i))
                    .putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
        }
        if (table) {
            join(node.putArray("transformations"), panel.queries());
        }
    }

    private static void addOverrides(ArrayNode overrides, Source.Query query) {
        if (query.unit() == null && query.thresholds().isEmpty()) {
            return;
        }
        ArrayNode properties = override(overrides, "byName", query.legend());
        if (query.unit() != null) {
            properties.addObject().put("id", "unit").put("value", query.unit());
        }
        if (!query.thresholds().isEmpty()) {
            properties.addObject().put("id", "thresholds").set("value", thresholds(query.thresholds()));
        }
    }

    private static ArrayNode override(ArrayNode overrides, String matcher, String options) {
        ObjectNode override = overrides.addObject();
        override.putObject("matcher").put("id", matcher).put("options", options);
        return override.putArray("properties");
    }

    /** Makes one row for each combination of labels, with a column for each query. */
    private static void join(ArrayNode transformations, List<Source.Query> queries) {
        transformations.addObject().put("id", "merge").putObject("options");
        ObjectNode options = transformations.addObject().put("id", "organize").putObject("options");
        options.putObject("excludeByName").put("Time", true);
        options.putObject("indexByName");
        ObjectNode names = options.putObject("renameByName");
        for (int i = 0; i < queries.size(); i++) {
            names.put("Value #" + refId(i), queries.get(i).legend());
        }
    }

    /** The first color has no value, because it starts at minus infinity. */
    private static ObjectNode thresholds(List<Object> thresholds) {
        ObjectNode node = MAPPER.createObjectNode().put("mode", "absolute");
        ArrayNode steps = node.putArray("steps");
        @Nullable
        Object value = null;
        for (Object part : thresholds.isEmpty() ? List.of("text") : thresholds) {
            if (part instanceof String color) {
                steps.addObject().put("color", color).set("value", MAPPER.valueToTree(value));
            } else {
                value = part;
            }
        }
        return node;
    }

    private static String filtered(String expr) {
        return expr.replace("{", "{" + FILTER + ",").replace(",}", "}");
    }

    private static String refId(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private static ObjectNode template(String name) {
        try {
            return (ObjectNode) MAPPER.readTree(Source.FOLDER.resolve("grafana").resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
