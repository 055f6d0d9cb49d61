package io.github.slipway.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the names of one service by those of another, in texts and paths. All names are replaced in one pass, so that a new
 * name may contain another's old one. A name is a whole word, also within an identifier such as {@code findNotes}.
 *
 * <p>
 * Both names can be the same word, as in a service {@code notes} with the resource {@code notes}. So they have different
 * places. In the sources, below a folder {@code src}, the service's name only occurs within that of the package. In documents
 * and poms, it is a part of code, such as {@code svc/demo-notes}; other words are the resource's. All other files have the
 * service's only.
 */
final class Renaming {
    private static final String NO_WORD_BEFORE = "(?<![A-Za-z0-9])";
    private static final String NO_WORD_AFTER = "(?![a-z0-9])";
    private static final Pattern SOURCES = Pattern.compile("(^|.*/)src/.*");
    private static final Pattern DOCUMENTS = Pattern.compile(".*\\.md|(.*/)?pom\\.xml");

    private final Rules inSources;
    private final Rules inDocuments;
    private final Rules elsewhere;

    Renaming(Names from, Names to) {
        String service = word(from.service());
        List<Rule> packages = List.of(new Rule(word(from.packageName()), to.packageName()), new Rule(word(from.folder()), to.folder()));
        List<Rule> facts = List.of(new Rule(Pattern.quote("<groupId>" + from.group() + "<"), "<groupId>" + to.group() + "<"),
                // Skaffold's variables have no hyphens.
                new Rule("(?<=IMAGE_(?:REPO|TAG|DIGEST)_)" + word(from.service().replace('-', '_')), to.service().replace('-', '_')));
        Rule title = new Rule(capitalised(from.title()), to.title());
        inSources = new Rules(List.of(packages, resource(from, to)));
        inDocuments = new Rules(List.of(packages, facts, List.of(new Rule("(?<=[0-9 `\"]/)" + word(from.many()), to.many()),
                new Rule("(?<=[-`>]|[a-z]/)" + service + "|" + service + "(?=[-:`])", to.service()), title), resource(from, to)));
        elsewhere = new Rules(List.of(packages, facts, List.of(new Rule(service, to.service()), title)));
    }

    /** A text, or the path, of a file of the service. */
    String apply(String file, String text) {
        return (SOURCES.matcher(file).matches() ? inSources : DOCUMENTS.matcher(file).matches() ? inDocuments : elsewhere).apply(text);
    }

    /** A word of a file that would not be told from these names. Empty: there is none. */
    static String clash(String file, String text, Names names) {
        boolean source = SOURCES.matcher(file).matches();
        List<Rule> resource = source || DOCUMENTS.matcher(file).matches() ? resource(names, names) : List.of();
        return new Rules(List.of(resource, source ? List.of() : List.of(new Rule(word(names.service()), names.service())))).first(text);
    }

    private static List<Rule> resource(Names from, Names to) {
        return List.of(new Rule(word(from.many()), to.many()), new Rule(capitalised(Names.capital(from.many())), Names.capital(to.many())),
                new Rule(word(from.one()), to.one()), new Rule(capitalised(Names.capital(from.one())), Names.capital(to.one())));
    }

    private static String word(String name) {
        return NO_WORD_BEFORE + Pattern.quote(name) + NO_WORD_AFTER;
    }

    /** It begins a word within an identifier, too. */
    private static String capitalised(String name) {
        return Pattern.quote(name) + NO_WORD_AFTER;
    }

    /** A pattern and what its matches are replaced by. */
    private record Rule(String pattern, String replacement) {}

    /** Where several rules match at a place, the first one counts. */
    private static final class Rules {
        private final List<Rule> rules = new ArrayList<>();
        private final Pattern pattern;

        Rules(List<List<Rule>> lists) {
            lists.forEach(rules::addAll);
            pattern = Pattern.compile("(?:" + NO_WORD_BEFORE + "([Aa])n? )?(?:"
                    + String.join("|", rules.stream().map(rule -> "(" + rule.pattern() + ")").toList()) + ")");
        }

        String apply(String text) {
            return rules.isEmpty() ? text : pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement(match)));
        }

        String first(String text) {
            Matcher matcher = pattern.matcher(text);
            return !rules.isEmpty() && matcher.find() ? matcher.group() : "";
        }

        /** Group 1 is the article before a name; the others are the rules'. */
        private String replacement(MatchResult match) {
            for (int i = 0; i < rules.size(); i++) {
                if (match.group(i + 2) != null) {
                    String name = rules.get(i).replacement();
                    return match.group(1) == null ? name : match.group(1) + (beginsWithVowel(name) ? "n " : " ") + name;
                }
            }
            return match.group();
        }

        /** A good guess of how it is spoken: an order, an update, but a user, a unit. */
        private static boolean beginsWithVowel(String name) {
            return name.matches("(?i)[aeio].*|u(?![a-z&&[^aeiou]][aeiou]).*");
        }
    }
}
