package io.github.slipway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import io.github.slipway.Repository;

/** Each alert has a runbook, and the names in runbooks exist in the rules and the chart. */
class RunbooksTest {
    private static final Path RULES = Repository.file("charts/slipway/files/prometheus/rules");
    private static final Path VALUES = Repository.file("charts/slipway/values.yaml");
    private static final Path RUNBOOKS = Repository.file("docs/operate/runbooks");
    private static final Path TABLE = RUNBOOKS.resolve("README.md");
    private static final String URL = "https://github.com/slipway/slipway/blob/main/docs/operate/runbooks/";

    /** The maximum length, because on-call engineers read runbooks under pressure. */
    private static final int LINES = 60;

    /** Blocks of commands, which lists indent. */
    private static final Pattern COMMANDS = Pattern.compile("^ *```sh[^\n]*\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** An alert of a rule. Missing properties are "null" or empty. */
    record Alert(String name, Map<String, Object> labels, Map<String, Object> annotations) {
        @SuppressWarnings("unchecked")
        static Alert of(Map<String, Object> rule) {
            return new Alert(String.valueOf(rule.get("alert")),
                    (Map<String, Object>) rule.getOrDefault("labels", Map.of()),
                    (Map<String, Object>) rule.getOrDefault("annotations", Map.of()));
        }

        String severity() {
            return String.valueOf(labels.get("severity"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Alert> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.containsKey("alert")).map(Alert::of).toList();
    }

    static List<Path> runbooks() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            return files.filter(file -> !file.equals(TABLE)).sorted().toList();
        }
    }

    @Test
    void areThoseOfTheAlerts() throws IOException {
        assertThat(runbooks()).containsExactlyInAnyOrderElementsOf(
                alerts().stream().map(alert -> RUNBOOKS.resolve(alert.name() + ".md")).toList());
    }

    @Test
    void areAllInTheTableWithTheirSeverities() throws IOException {
        Map<String, String> rows = Pattern.compile("^\\| \\[(\\w+)]\\(\\1\\.md\\) \\| (\\w+) \\| .+ \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(TABLE)).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(rows).isEqualTo(alerts().stream().collect(Collectors.toMap(Alert::name, Alert::severity)));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void areWhereTheirAlertSays(Alert alert) {
        assertThat(alert.severity()).isIn("critical", "warning");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url")
                .containsEntry("runbook_url", URL + alert.name() + ".md")
                .allSatisfy((_, text) -> assertThat(text).asString().isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void haveTheSameSections(Path runbook) throws IOException {
        String text = Files.readString(runbook);
        String name = runbook.getFileName().toString().replace(".md", "");

        assertThat(COMMANDS.matcher(text).replaceAll("").lines().filter(line -> line.startsWith("#")))
                .containsExactly("# " + name, "## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(LINES);
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void haveCommandsForComposeAndForKubernetes(Path runbook) throws IOException {
        String diagnosis = Files.readString(runbook).replaceFirst("(?s).*\n## Diagnosis\n", "").replaceFirst("(?s)\n## Mitigation\n.*", "");
        List<String> blocks = COMMANDS.matcher(diagnosis).results().map(block -> block.group(1)).toList();

        assertThat(blocks).hasSize(2);
        assertThat(blocks.getFirst()).contains("docker compose ").doesNotContain("kubectl ");
        assertThat(blocks.getLast()).contains("kubectl ", "demo").doesNotContain("docker ");
    }

    @Test
    void nameSeriesThatRulesRecord() throws IOException {
        List<String> recorded = rules().stream().filter(rule -> rule.containsKey("record")).map(rule -> String.valueOf(rule.get("record")))
                .toList();

        assertThat(found("\\b(release[a-z_]*:\\w+:\\w+)")).hasSizeGreaterThan(20).isSubsetOf(recorded);
    }

    @Test
    void nameValuesThatTheChartHas() throws IOException {
        Map<String, Object> values = new Yaml().load(Files.readString(VALUES));

        assertThat(found("(?:`|--set )((?:" + String.join("|", values.keySet()) + ")(?:\\.\\w+)+)")).hasSizeGreaterThan(20)
                .allMatch(name -> isValue(values, name));
    }

    @Test
    void linkToFilesThatAreThere() throws IOException {
        assertThat(found("]\\((?!https?:)([^)#]+)")).hasSizeGreaterThan(20).allSatisfy(link -> assertThat(RUNBOOKS.resolve(link)).exists());
    }

    private static List<Map<String, Object>> rules() throws IOException {
        List<Map<String, Object>> rules = new ArrayList<>();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.toList()) {
                Map<String, List<Map<String, List<Map<String, Object>>>>> content = new Yaml().load(Files.readString(file));
                content.getOrDefault("groups", List.of()).forEach(group -> rules.addAll(group.getOrDefault("rules", List.of())));
            }
        }
        return rules;
    }

    /** Returns the matches of the pattern's group in the runbooks and their table. */
    private static List<String> found(String pattern) throws IOException {
        var text = new StringBuilder(Files.readString(TABLE));
        for (Path runbook : runbooks()) {
            text.append(Files.readString(runbook));
        }
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).distinct().toList();
    }

    /** Returns whether the chart has this value, or a parent that can have any keys, such as PostgreSQL's parameters. */
    private static boolean isValue(Object values, String name) {
        Object place = values;
        for (String part : name.split("\\.", -1)) {
            if (!(place instanceof Map<?, ?> map)) {
                return false;
            }
            if (map.isEmpty()) {
                return true;
            }
            if (!map.containsKey(part)) {
                return false;
            }
            place = map.get(part);
        }
        return true;
    }
}
