package io.github.slipway.dev;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of the placeholders {@code @name@} that Maven replaces in properties files. This class finds them in Maven's
 * output, because a file with all properties of Maven would contain the developer's passwords.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([\\w.-]+)@");

    private final Map<String, String> values = new HashMap<>();

    /**
     * Finds the values. It finds none if the second text is not made from the first.
     *
     * @param text the text of a file with placeholders
     * @param filled the text of Maven's copy, with the values
     */
    void learn(String text, String filled) {
        List<String> names = new ArrayList<>();
        var form = new StringBuilder();
        int end = 0;
        for (Matcher matcher = PLACEHOLDER.matcher(text); matcher.find(); end = matcher.end()) {
            form.append(Pattern.quote(text.substring(end, matcher.start()))).append("(.*?)");
            names.add(matcher.group(1));
        }
        form.append(Pattern.quote(text.substring(end)));
        Matcher matcher = Pattern.compile(form.toString(), Pattern.DOTALL).matcher(filled);
        if (matcher.matches()) {
            for (int n = 0; n < names.size(); n++) {
                values.put(names.get(n), matcher.group(n + 1));
            }
        }
    }

    /** Returns the placeholders of a text whose values are unknown, in the order of the text. */
    List<String> unknown(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).filter(name -> !values.containsKey(name)).distinct()
                .toList();
    }

    /** Returns the text with the values. A placeholder without a value is not changed. */
    String fill(String text) {
        return PLACEHOLDER.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
