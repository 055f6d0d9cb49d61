package io.github.slipway.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.testing.Json;

class DashboardsTest {
    private static final String WRITE = "dashboards.write";
    /** A name without an opening parenthesis, so not a function. */
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?! *\\(|[a-zA-Z0-9_:])");

    static List<String> names() {
        return Source.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areMadeOfTheirSources(String name) throws IOException {
        Path file = Dashboard.FOLDER.resolve(name + ".json");
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, Dashboard.json(name));
        }
        assertThat(file).as("./mvnw -f platform -pl tests -am test -Dtest=DashboardsTest "
                + "-Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true writes it").exists()
                .hasContent(Dashboard.json(name));
    }

    @Test
    void thereIsNoneWithoutASource() throws IOException {
        try (Stream<Path> files = Files.list(Dashboard.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(names().stream().map(name -> name + ".json").toList());
        }
    }

    @Test
    void canBeToldApart() {
        List<JsonNode> dashboards = names().stream().map(DashboardsTest::dashboard).toList();

        assertThat(dashboards).hasSizeGreaterThan(3).allSatisfy(dashboard -> {
            assertThat(dashboard.at("/uid").asText()).matches("slipway-[a-z]{1,20}");
            assertThat(dashboard.at("/title").asText()).startsWith("Slipway / ");
            // The links between dashboards use this tag.
            assertThat(dashboard.at("/links/0/tags/0").asText()).isEqualTo(dashboard.at("/tags/0").asText()).isNotBlank();
        });
        assertThat(dashboards.stream().map(dashboard -> dashboard.at("/title").asText())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void sayWhatEachPanelAnswersAndInWhichUnit(String name) {
        for (JsonNode panel : panels(name)) {
            String title = panel.at("/title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.at("/description").asText()).as(title).hasSizeGreaterThan(40).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/thresholds/steps")).as(title).isNotEmpty();
            assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
            assertThat(panel.at("/targets")).as(title).isNotEmpty()
                    .allSatisfy(target -> assertThat(target.at("/legendFormat").asText()).isNotBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void haveThresholdsThatRise(String name) {
        for (JsonNode steps : dashboard(name).findValues("steps")) {
            assertThat(steps.get(0).get("value").isNull()).isTrue();
            List<Double> values = new ArrayList<>();
            for (int i = 1; i < steps.size(); i++) {
                assertThat(steps.get(i).get("value").isNumber()).isTrue();
                values.add(steps.get(i).get("value").asDouble());
            }
            assertThat(values).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void placeNoPanelOnAnother(String name) {
        Set<String> places = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard(name).at("/panels")) {
            JsonNode place = panel.at("/gridPos");
            int x = place.at("/x").asInt();
            int y = place.at("/y").asInt();
            assertThat(x + place.at("/w").asInt()).isLessThanOrEqualTo(24);
            for (int column = x; column < x + place.at("/w").asInt(); column++) {
                for (int line = y; line < y + place.at("/h").asInt(); line++) {
                    assertThat(places.add(column + " " + line)).as("%s at %d, %d", panel.at("/title"), column, line).isTrue();
                }
            }
            assertThat(ids.add(panel.at("/id").asInt())).as("%s has a unique id", panel.at("/title")).isTrue();
        }
        assertThat(ids).isNotEmpty().doesNotContain(0);
    }

    @ParameterizedTest
    @MethodSource("names")
    void askForTheChosenReleaseOnly(String name) {
        for (String expression : expressions(name)) {
            assertThat(Promql.selectors(expression)).as(expression).isNotEmpty().allSatisfy(
                    selector -> assertThat(selector.labels()).startsWith("{" + Dashboard.FILTER));
            // The rest must be functions, operators and numbers: every series has braces.
            assertThat(WORD.matcher(Promql.withoutSelectors(expression)).results().map(match -> match.group())).as(expression)
                    .isSubsetOf("or", "and", "unless");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void haveAVariableForEachThatIsUsed(String name) {
        JsonNode dashboard = dashboard(name);
        Set<String> used = Pattern.compile("\\$\\{?([a-z]+)").matcher(dashboard.toString()).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(dashboard.at("/templating/list").findValuesAsText("name")).containsExactlyInAnyOrderElementsOf(used)
                .contains("datasource", "namespace", "release");
    }

    @ParameterizedTest
    @MethodSource("names")
    void askForWhatIsThere(String name) {
        Set<String> recorded = Promql.rules().stream().filter(rule -> rule.containsKey("record")).map(rule -> rule.get("record"))
                .collect(Collectors.toSet());

        for (Promql.Selector selector : expressions(name).stream().flatMap(expression -> Promql.selectors(expression).stream()).toList()) {
            if (selector.series().contains(":")) {
                assertThat(recorded).contains(selector.series());
            } else if (!selector.series().equals("ALERTS")) {
                // DashboardMetricsTest checks the service's series, and platform/ci/queries all series.
                assertThat(selector.labels()).as(selector.series()).containsPattern("job=\"(server|postgres|prometheus)\"");
            }
        }
    }

    @Test
    void everythingThatIsRecordedIsUsed() {
        List<String> expressions = new ArrayList<>(Promql.rules().stream().map(rule -> rule.get("expr")).toList());
        names().forEach(name -> expressions.addAll(expressions(name)));
        Set<String> used = expressions.stream().flatMap(expression -> Promql.recorded(expression).stream()).collect(Collectors.toSet());

        assertThat(Promql.rules()).filteredOn(rule -> rule.containsKey("record")).hasSizeGreaterThan(50)
                .allSatisfy(rule -> assertThat(used).contains(rule.get("record")));
    }

    private static JsonNode dashboard(String name) {
        return Json.read(Dashboard.json(name));
    }

    private static List<JsonNode> panels(String name) {
        List<JsonNode> panels = new ArrayList<>();
        dashboard(name).at("/panels").forEach(panels::add);
        panels.removeIf(panel -> panel.at("/type").asText().equals("row"));
        return panels;
    }

    private static List<String> expressions(String name) {
        return panels(name).stream().flatMap(panel -> panel.at("/targets").findValuesAsText("expr").stream()).toList();
    }
}
