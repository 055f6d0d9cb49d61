package io.github.slipway.testing.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Checks the accessibility of a page with axe. All rules are on, including those that axe disables by default, except for two:
 * {@code color-contrast-enhanced} belongs to WCAG's level AAA, and {@code hidden-content} reports every hidden element.
 */
public final class Axe {
    private static final String LIBRARY = read();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const off = ["color-contrast-enhanced", "hidden-content"];
            const rules = Object.fromEntries(axe.getRules().map(({ruleId}) => [ruleId, {enabled: !off.includes(ruleId)}]));
            const decidable = line => !line.startsWith("color-contrast: <textarea ");
            const lines = found => found.flatMap(({id, nodes}) => nodes.map(node =>
                [id + ":", node.html, ...[...node.any, ...node.all, ...node.none].map(check => check.message)].join(" ")));
            axe.run({exclude: arguments[0]}, {rules}).then(
                found => done([...lines(found.violations), ...lines(found.incomplete).filter(decidable)]),
                error => done([String(error)]));""";

    private Axe() {}

    /**
     * Checks the page that a browser shows.
     *
     * @param browser the browser with the page
     * @param exclude selectors of elements that are not checked
     * @return a line with the rule, the element and the reasons for each violation, and for each element that axe cannot evaluate
     */
    @SuppressWarnings("unchecked")
    public static List<String> findings(Browser browser, String... exclude) {
        browser.driver().executeScript(LIBRARY);
        return (List<String>) Objects.requireNonNull(browser.driver().executeAsyncScript(RUN, List.of(exclude)));
    }

    private static String read() {
        try (InputStream file = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
