package io.github.slipway.scaffold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the names of one service by those of another, in texts and paths. All names are replaced in one pass, so that a new
 * name may contain another's old one. A name is a whole word, also within an identifier such as {@code findTweets}.
 *
 * <p>
 * In the sources, below a folder {@code src}, the name of the service only occurs within that of the package. So the name of
 * the resource can be replaced there, and the service's elsewhere, when both are the same word, as in a service {@code notes}
 * with the resource {@code notes}.
 */
final class Renaming {
    private static final String MARK = "\u0001";
    private static final String NO_WORD_BEFORE = "(?<![A-Za-z0-9])";
    private static final String NO_WORD_AFTER = "(?![a-z0-9])";
    private static final Pattern SOURCES = Pattern.compile("(^|.*/)src/.*");
    /** Besides the sources, these have the resource's name. */
    private static final Pattern DOCUMENTS = Pattern.compile(".*\\.md|(.*/)?pom\\.xml");

    private final Names to;
    private final Map<String, String> inSources = new LinkedHashMap<>();
    private final Map<String, String> inDocuments = new LinkedHashMap<>();
    private final Map<String, String> elsewhere = new LinkedHashMap<>();
    private final Pattern pathInDocuments;

    Renaming(Names from, Names to) {
        this.to = to;
        // Longer names first: an alternative of a pattern wins over those behind it.
        inSources.put(from.packageName(), to.packageName());
        inSources.put(from.folder(), to.folder());
        elsewhere.putAll(inSources);
        elsewhere.put("<groupId>" + from.group() + "<", "<groupId>" + to.group() + "<");
        for (String variable : List.of("IMAGE_REPO_", "IMAGE_TAG_", "IMAGE_DIGEST_")) { // Skaffold's; they have no hyphens
            elsewhere.put(variable + from.service().replace('-', '_'), variable + to.service().replace('-', '_'));
        }
        elsewhere.put(from.service(), to.service());
        elsewhere.put(from.title(), to.title());
        inDocuments.putAll(elsewhere);
        for (Map<String, String> names : List.of(inSources, inDocuments)) {
            names.putIfAbsent(from.many(), to.many());
            names.putIfAbsent(Names.capital(from.many()), Names.capital(to.many()));
            names.putIfAbsent(from.one(), to.one());
            names.putIfAbsent(Names.capital(from.one()), Names.capital(to.one()));
        }
        pathInDocuments = Pattern.compile("(?<=[0-9 `]/)" + from.many() + NO_WORD_AFTER);
    }

    /** A text, or the path, of a file of the service. */
    String apply(String file, String text) {
        if (SOURCES.matcher(file).matches()) {
            return replace(text, inSources);
        }
        if (!DOCUMENTS.matcher(file).matches()) {
            return replace(text, elsewhere);
        }
        // The path of the API, where the service has the same name. It is marked, so that it is not replaced twice.
        return replace(pathInDocuments.matcher(text).replaceAll(MARK), inDocuments).replace(MARK, to.many());
    }

    /** A word of a file that would not be told from these names, or null. */
    static String clash(String file, String text, Names names) {
        var words = new LinkedHashMap<String, String>();
        boolean source = SOURCES.matcher(file).matches();
        if (source || DOCUMENTS.matcher(file).matches()) {
            for (String word : List.of(names.many(), Names.capital(names.many()), names.one(), Names.capital(names.one()))) {
                words.put(word, word);
            }
        }
        if (!source) {
            words.put(names.service(), names.service());
        }
        Matcher matcher = pattern(words).matcher(text);
        return matcher.find() ? matcher.group("name") : null;
    }

    private static String replace(String text, Map<String, String> names) {
        return pattern(names).matcher(text).replaceAll(match -> {
            String article = match.group("article");
            String name = names.get(match.group("name"));
            return Matcher.quoteReplacement(article == null ? name : article + (isSpokenWithVowel(name) ? "n " : " ") + name);
        });
    }

    /** The names, each with the article that may stand before it. */
    private static Pattern pattern(Map<String, String> names) {
        var alternatives = new StringBuilder();
        for (String name : names.keySet()) {
            boolean startsInside = Character.isUpperCase(name.charAt(0)) || name.startsWith("<");
            alternatives.append(alternatives.isEmpty() ? "" : "|").append(startsInside ? "" : NO_WORD_BEFORE).append(Pattern.quote(name))
                    .append(name.endsWith("<") ? "" : NO_WORD_AFTER);
        }
        return Pattern.compile("(?:" + NO_WORD_BEFORE + "(?<article>[Aa])n? )?(?<name>" + alternatives + ")");
    }

    /** A good guess: an order, an update, but a user, a unit. */
    private static boolean isSpokenWithVowel(String name) {
        return name.matches("(?i)[aeio].*|u(?![a-z&&[^aeiou]][aeiou]).*");
    }
}
