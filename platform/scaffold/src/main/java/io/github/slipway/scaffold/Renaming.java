package io.github.slipway.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the names of one service by those of another, in texts and paths. One pass replaces all names, so a new name may
 * contain an old one. A name is a whole word, or a word in an identifier such as {@code findNotes}.
 *
 * <p>
 * The service and the resource can have the same name, such as {@code notes}. So the file and the place decide. In sources,
 * below a folder {@code src}, the service's name occurs only in the package's name. In documents and poms, the service's name
 * is a part of code, such as {@code svc/demo-notes}, and other words are the resource's name. All other files contain only the
 * service's name.
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

    /** Returns the text or the path of a service's file with the new names. */
    String apply(String file, String text) {
        return (SOURCES.matcher(file).matches() ? inSources : DOCUMENTS.matcher(file).matches() ? inDocuments : elsewhere).apply(text);
    }

    /** Returns a word of a file that a renaming would confuse with these names, or an empty text. */
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

    /** Matches the name also within an identifier. */
    private static String capitalised(String name) {
        return Pattern.quote(name) + NO_WORD_AFTER;
    }

    /** A pattern and the replacement of its matches. */
    private record Rule(String pattern, String replacement) {}

    /** An ordered list of rules. If several rules match at a place, the first one applies. */
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

        /** Group 1 is the article before a name. The other groups belong to the rules. */
        private String replacement(MatchResult match) {
            for (int i = 0; i < rules.size(); i++) {
                if (match.group(i + 2) != null) {
                    String name = rules.get(i).replacement();
                    return match.group(1) == null ? name : match.group(1) + (beginsWithVowel(name) ? "n " : " ") + name;
                }
            }
            return match.group();
        }

        /** Guesses the pronunciation from the spelling: an order, an update, but a user, a unit. */
        private static boolean beginsWithVowel(String name) {
            return name.matches("(?i)[aeio].*|u(?![a-z&&[^aeiou]][aeiou]).*");
        }
    }
}
