package io.github.slipway.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.slipway.scaffold.Program.Outcome;

/**
 * {@code scripts/new-service}: makes a service with names of its own from the last commit, in this clone or in another folder.
 */
final class NewService {
    private static final String USAGE = """
            usage: scripts/new-service SERVICE PACKAGE ONE MANY [--into FOLDER]
              for example: scripts/new-service notes com.example.notes note notes
              SERVICE   the name of the service, its images and its database
              PACKAGE   its Java package
              ONE MANY  the names of one resource and of several
              FOLDER    where the service's repository is made, if not in this clone""";

    private NewService() {}

    public static void main(String[] arguments) {
        Program.run("new-service", () -> new Outcome(make(Path.of(""), arguments), 0));
    }

    /** Makes the service, and returns what to tell the user. */
    static String make(Path clone, String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        Path into = null;
        int option = words.indexOf("--into");
        if (option >= 0 && option + 1 < words.size()) {
            into = clone.toAbsolutePath().resolve(words.remove(option + 1));
            words.remove(option);
        }
        if (words.size() != 4 || words.stream().anyMatch(word -> word.startsWith("-"))) {
            throw new Refusal(USAGE);
        }
        var names = new Names(words.get(0), words.get(1), words.get(2), words.get(3));
        Git git = Program.repository(clone);
        var template = new Template(git, "HEAD");
        refuseClashes(template, names);
        if (into == null) {
            Program.refuseChanges(git);
        } else if (Files.exists(into) && !isEmpty(into)) {
            throw new Refusal("The folder " + into + " is not empty.");
        }

        ServiceRecord made = template.record();
        var record = new ServiceRecord(made.source(), made.isTemplate() ? version(git, template) : made.version(), names, made.kept());
        String tree = git.store(template.render(record));
        String message = "The service " + names.service() + ", made from "
                + (made.isTemplate() ? "Slipway " + record.version() : made.names().service());
        if (into == null) {
            git.run("reset", "--quiet", "--keep", git.run("commit-tree", tree, "-p", "HEAD", "-m", message));
        } else {
            git.run("init", "--quiet", "--initial-branch=main", into.toString());
            var other = new Git(into, Map.of());
            String reference = "refs/slipway/" + names.service();
            git.run("update-ref", reference, git.run("commit-tree", tree, "-m", message));
            other.run("fetch", "--quiet", git.folder().toString(), reference);
            other.run("reset", "--quiet", "--hard", "FETCH_HEAD");
            git.run("update-ref", "-d", reference);
        }
        return "%s is made%s. Next: ./mvnw verify, and README.md\n".formatted(names.service(), into == null ? "" : " in " + into)
                + longLines(template, names);
    }

    /** What a service records, so that an update finds the same tree again. */
    private static String version(Git git, Template template) {
        String version = template.version();
        String commit = git.run("rev-parse", "HEAD");
        return git.attempt("rev-parse", "--quiet", "--verify", "refs/tags/v" + version + "^{commit}").text().equals(commit)
                ? version
                : version + "+" + commit;
    }

    /** A name that the files use for something else could not be told from it, by readers and by the next renaming. */
    private static void refuseClashes(Template template, Names names) {
        Names old = template.record().names();
        for (String word : new String[]{names.service(), names.one(), names.many()}) {
            for (String taken : new String[]{old.service(), old.one(), old.many()}) {
                if (word.contains(taken)) {
                    throw new Refusal("The name '" + word + "' cannot contain '" + taken + "', the old one.");
                }
            }
        }
        if (names.packageName().contains(old.packageName())) {
            throw new Refusal("The package '" + names.packageName() + "' cannot contain '" + old.packageName() + "', the old one.");
        }
        template.texts().forEach((file, text) -> {
            String found = Renaming.clash(file, text, names);
            if (!found.isEmpty()) {
                throw new Refusal("The name '" + found + "' clashes with a word in " + file + ".");
            }
        });
    }

    /** Long names can make lines too long for the formatter, which breaks them. */
    private static String longLines(Template template, Names names) {
        Names old = template.record().names();
        return names.one().length() + names.many().length() > old.one().length() + old.many().length() + 12
                ? "The names are long: ./mvnw spotless:apply breaks lines that are too long now.\n"
                : "";
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
