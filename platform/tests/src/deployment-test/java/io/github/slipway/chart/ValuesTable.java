package io.github.slipway.chart;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Generates the table of values in the README from the {@code # --} comments in values.yaml, the syntax of helm-docs. */
final class ValuesTable {
    private static final String BEGIN = "<!-- values -->\n";
    private static final String END = "<!-- /values -->";
    private static final String MARK = " -- ";

    private ValuesTable() {}

    /**
     * Returns the README with the table between its marks.
     *
     * @throws AssertionError if a value has no comment
     */
    static String in(String readme, String values) {
        var options = new LoaderOptions();
        options.setProcessComments(true);
        List<String> rows = new ArrayList<>(List.of("| value | default | meaning |", "|---|---|---|"));
        try (var reader = new StringReader(values)) {
            addRows((MappingNode) new Yaml(options).compose(reader), new Yaml().load(values), "", rows);
        }
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        return readme.substring(0, begin) + String.join("\n", rows) + "\n" + readme.substring(readme.indexOf(END));
    }

    private static void addRows(MappingNode mapping, Map<String, Object> values, String path, List<String> rows) {
        for (NodeTuple entry : mapping.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            String name = path + key;
            String comment = comment(entry.getKeyNode());
            if (comment != null) {
                rows.add("| `" + name + "` | " + source(values.get(key)) + " | " + comment.replace("|", "\\|") + " |");
            } else if (entry.getValueNode() instanceof MappingNode inner && !inner.getValue().isEmpty()) {
                addRows(inner, Part.map(values, key), name + ".", rows);
            } else {
                throw new AssertionError(name + " has no comment that starts with \"#" + MARK + "\" in values.yaml");
            }
        }
    }

    private static @Nullable String comment(Node key) {
        return key.getBlockComments() == null
                ? null
                : key.getBlockComments().stream().map(line -> line.getValue())
                        .filter(line -> line.startsWith(MARK)).map(line -> line.substring(MARK.length())).findFirst().orElse(null);
    }

    /** Returns a value as one line of YAML, or an empty text for an empty value. */
    private static String source(@Nullable Object value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
        options.setWidth(Integer.MAX_VALUE);
        String line = value == null ? "" : new Yaml(options).dump(value).strip();
        return List.of("", "''", "[]", "{}").contains(line) ? "" : "`" + line + "`";
    }
}
