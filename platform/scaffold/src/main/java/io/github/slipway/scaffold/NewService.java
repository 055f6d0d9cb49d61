package io.github.slipway.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.slipway.scaffold.Program.Outcome;

/**
 * {@code scripts/new-service}: makes a service with other names from the last commit, in this clone or in another folder.
 */
final class NewService {
    private static final String USAGE = """
            usage: scripts/new-service SERVICE PACKAGE ONE MANY [--into FOLDER]
              for example: scripts/new-service notes com.example.notes note notes
              SERVICE   the name of the service, its images and its database
              PACKAGE   its Java package
              ONE MANY  the names of one resource and of several
              FOLDER    the folder of the service's new repository; default: this clone""";

    private NewService() {}

    public static void main(String[] arguments) {
        Program.run("new-service", () -> new Outcome(make(Program.root(), arguments), 0));
    }

    /** Makes the service, and returns the message for the user. */
    static String make(Path clone, String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        Path into = null;
        int option = words.indexOf("--into");
        if (option >= 0 && option + 1 < words.size()) {
            into = Path.of("").toAbsolutePath().resolve(words.remove(option + 1)).normalize();
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
            git.run("merge", "--quiet", "--ff-only", "--no-overwrite-ignore", git.run("commit-tree", tree, "-p", "HEAD", "-m", message));
            if (made.isTemplate()) { // The template's tags are not versions of the service.
                git.run("tag", "--list", "v*").lines().forEach(tag -> git.run("tag", "--delete", tag));
            }
        } else {
            String commit = git.run("commit-tree", tree, "-m", message);
            git.run("init", "--quiet", "--initial-branch=main", into.toString());
            var service = new Git(into, Map.of());
            service.unpack(git.pack(commit + "\n"));
            service.run("reset", "--quiet", "--hard", commit);
        }
        return "The service %s is ready%s. Next: ./mvnw clean verify\n".formatted(names.service(), into == null ? "" : " in " + into)
                + (made.isTemplate() ? warning(git, record) : "");
    }

    /** Warns if no remote branch has the recorded commit, because an update needs that commit. */
    private static String warning(Git git, ServiceRecord record) {
        int plus = record.version().indexOf('+');
        return plus < 0 || !git.run("branch", "--remotes", "--contains", record.version().substring(plus + 1)).isEmpty()
                ? ""
                : "Updates need the commit " + record.version().substring(plus + 1)
                        + " of the template, but no remote branch has this commit.\n";
    }

    /** Returns the version for the record, with which an update finds the same tree. */
    private static String version(Git git, Template template) {
        String version = template.version();
        String commit = git.run("rev-parse", "HEAD");
        return git.attempt("rev-parse", "--quiet", "--verify", "refs/tags/v" + version + "^{commit}").text().equals(commit)
                ? version
                : version + "+" + commit;
    }

    /** Refuses names that occur in the files already: readers and later renamings could not distinguish them. */
    private static void refuseClashes(Template template, Names names) {
        Names old = template.record().names();
        for (String word : List.of(names.service(), names.one(), names.many())) {
            for (String taken : List.of(old.service(), old.one(), old.many())) {
                if (word.contains(taken)) {
                    throw new Refusal("The name '" + word + "' cannot contain '" + taken + "', the old name.");
                }
            }
        }
        if (names.packageName().contains(old.packageName())) {
            throw new Refusal("The package '" + names.packageName() + "' cannot contain '" + old.packageName() + "', the old name.");
        }
        var places = new LinkedHashMap<String, String>();
        template.texts().forEach((file, text) -> {
            String found = Renaming.clash(file, text, names);
            if (!found.isEmpty()) {
                places.put(file, found);
            }
        });
        if (!places.isEmpty()) {
            Map.Entry<String, String> first = places.firstEntry();
            throw new Refusal("The name '" + first.getValue() + "' clashes with a word in " + first.getKey()
                    + (places.size() > 1 ? " and " + (places.size() - 1) + " more files" : "") + ": choose another name.");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
