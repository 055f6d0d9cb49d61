package io.github.slipway.dashboards;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;

import io.github.slipway.Repository;

/** Finds the series in PromQL expressions, as far as this project's expressions need it. */
final class Promql {
    private static final Path RULES = Repository.file("charts/slipway/files/prometheus/rules");
    /** Only recorded series have colons in their names. */
    private static final Pattern RECORDED = Pattern.compile("[a-z0-9_]+:[a-z0-9_]+:[a-z0-9_]+");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[^}\"]|\"[^\"]*\")*})");

    private Promql() {}

    /** The name of a series, and the selector in braces. */
    record Selector(String series, String labels) {}

    /** Returns all selectors with braces. */
    static List<Selector> selectors(String expression) {
        return SELECTOR.matcher(expression).results().map(match -> new Selector(match.group(1), match.group(2))).toList();
    }

    /** Returns all recorded series of an expression. */
    static Set<String> recorded(String expression) {
        return RECORDED.matcher(expression).results().map(match -> match.group()).collect(Collectors.toSet());
    }

    /** Returns an expression without selectors with braces, texts, and labels of aggregations. */
    static String withoutSelectors(String expression) {
        return SELECTOR.matcher(expression).replaceAll("").replaceAll("\"[^\"]*\"", "")
                .replaceAll("(by|without|on|ignoring) *\\([^)]*\\)", "");
    }

    /** Returns all rules, each with {@code expr}, and {@code record} or {@code alert}. */
    @SuppressWarnings("unchecked")
    static List<Map<String, String>> rules() {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.sorted().flatMap(file -> requireNonNull((List<Map<String, Object>>) read(file).get("groups")).stream())
                    .flatMap(group -> requireNonNull((List<Map<String, String>>) group.get("rules")).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> read(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
