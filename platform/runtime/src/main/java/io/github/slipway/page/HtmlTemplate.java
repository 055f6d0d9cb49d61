package io.github.slipway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTML file in which <code>{name}</code> stands for a value, and what is between {@code <!-- if name -->} and
 * {@code <!-- end name -->} is there only if there is such a value. Both are filled in once, when the program starts.
 */
final class HtmlTemplate {
    private static final Pattern BLOCK = Pattern.compile("(?s)[ ]*<!-- if (\\w+) -->\\n(.*?)[ ]*<!-- end \\1 -->\\n");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final String text;

    private HtmlTemplate(String text) {
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param resource the file's path on the class path, from its root
     */
    static HtmlTemplate read(String resource) {
        try (InputStream file = Objects.requireNonNull(HtmlTemplate.class.getResourceAsStream(resource), resource)) {
            return new HtmlTemplate(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with these values, each as text or as an attribute's value in quotes. */
    String fill(Map<String, String> values) {
        String chosen = BLOCK.matcher(text)
                .replaceAll(block -> values.containsKey(block.group(1)) ? Matcher.quoteReplacement(block.group(2)) : "");
        return VALUE.matcher(chosen).replaceAll(value -> Matcher.quoteReplacement(
                escape(Objects.requireNonNull(values.get(value.group(1)), value.group(1)))));
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
