package io.github.slipway.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.slipway.scaffold.Git.Entry;
import io.github.slipway.scaffold.Owners.Owner;
import io.github.slipway.scaffold.Program.Outcome;

/**
 * {@code scripts/update}: updates a service to another version of Slipway, on a new branch. The program works on trees of Git;
 * only the last step, the checkout of the branch, changes files. The old version starts the new version's program, which has
 * the latest corrections.
 */
final class Update {
    private static final String USAGE = """
            usage: scripts/update [VERSION] [--keep FILE]...
                   scripts/update --take FILE
              VERSION   a release, such as 0.2.0, or a branch or commit of the template. Default: the newest release
              --keep    a file of Slipway's that you edit: updates will merge into it
              --take    writes a file of the example, in the service's version of Slipway""";
    private static final String PROGRAMS = "platform/scaffold/src/main/java/";
    private static final String CHANGELOG = "platform/CHANGELOG.md";
    /** The old version's program sets this variable when it starts the new version's. */
    private static final String STARTED = "SLIPWAY_UPDATE_STARTED";

    private final Git git;
    private final Releases releases;
    private final Template service;
    private final ServiceRecord record;

    private Update(Git git, Template service, Releases releases) {
        this.git = git;
        this.releases = releases;
        this.service = service;
        this.record = service.record();
    }

    public static void main(String[] arguments) {
        Program.run("update", () -> run(Program.root(), arguments));
    }

    /** Runs the command of the arguments. The outcome's text is a summary in Markdown. */
    static Outcome run(Path folder, String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        List<String> keep = options(words, "--keep");
        List<String> take = options(words, "--take");
        boolean valid = take.isEmpty() ? words.size() <= 1 : take.size() == 1 && keep.isEmpty() && words.isEmpty();
        if (!valid || words.stream().anyMatch(word -> word.startsWith("-"))) {
            throw new Refusal(USAGE);
        }
        Git git = Program.repository(folder);
        var service = new Template(git, "HEAD");
        if (service.record().isTemplate()) {
            throw new Refusal("This is the template itself: " + ServiceRecord.FILE + " has no version.");
        }
        try (var releases = new Releases(git, service.record().source())) {
            var update = new Update(git, service, releases);
            if (!take.isEmpty()) {
                return new Outcome(update.take(take.getFirst()), 0);
            }
            if (!words.isEmpty()) {
                return update.to(words.getFirst().replaceFirst("^v(?=\\d)", ""), keep);
            }
            String newest = releases.newest();
            return Releases.isNewer(newest, service.record().release()) ? update.to(newest, keep) : update.nothingToDo(newest);
        }
    }

    private static List<String> options(List<String> words, String option) {
        List<String> values = new ArrayList<>();
        for (int i = words.indexOf(option); i >= 0 && i + 1 < words.size(); i = words.indexOf(option)) {
            values.add(words.remove(i + 1));
            words.remove(i);
        }
        return values;
    }

    private String take(String file) {
        Map<String, Entry> rendered = releases.template(record.version()).render(record);
        if (!rendered.containsKey(file)) {
            throw new Refusal("Slipway " + record.version() + " has no file " + file + ".");
        }
        Program.refuseChanges(git);
        if (Files.exists(git.folder().resolve(file)) && !service.tree().containsKey(file)) {
            throw new Refusal("The file " + file + " exists and is not committed: move it first.");
        }
        releases.unpack(rendered.get(file));
        git.run("update-index", "--add", "--cacheinfo", rendered.get(file).mode() + "," + rendered.get(file).id() + "," + file);
        git.run("checkout-index", "--force", "--", file);
        return file + " has the content of Slipway " + record.version() + " and is staged for the next commit.\n";
    }

    private Outcome to(String wanted, List<String> keep) {
        Program.refuseChanges(git);
        Template after = releases.template(wanted);
        String version = version(wanted, after);
        if (version.equals(record.version())) {
            return nothingToDo(version);
        }
        String branch = "slipway/" + version.replaceFirst("(\\+.{7}).*", "$1");
        if (git.attempt("rev-parse", "--quiet", "--verify", "refs/heads/" + branch).status() == 0) {
            throw new Refusal("The branch " + branch + " exists: merge it, or delete it (git branch -D " + branch + ").");
        }
        Map<String, Entry> programs = programs(after);
        if (System.getenv(STARTED) == null && !programs(service).equals(programs)) {
            return runNew(programs, wanted, keep);
        }

        Template before = releases.template(record.version());
        var kept = new ArrayList<>(record.kept());
        keep.stream().filter(file -> !kept.contains(file)).forEach(kept::add);
        var next = new ServiceRecord(record.source(), version, record.names(),
                kept.stream().filter(file -> after.owner(file) == Owner.SLIPWAY).toList());
        refuseEdits(before, after, keep, kept);

        Git workshop = releases.workshop();
        var merge = new Merge(workshop, before, after, service, next, kept);
        String title = "Slipway " + version;
        String summary = summary(merge);
        String commit = workshop.run("commit-tree", workshop.store(merge.result()), "-p", "HEAD", "-m", title + "\n\n" + summary);
        releases.keep(commit);
        git.run("switch", "--quiet", "--no-overwrite-ignore", "--create", branch, commit);
        boolean clean = merge.conflicts().isEmpty();
        return new Outcome("# " + title + "\n\n" + summary + changes(after, version) + "The branch " + branch + " has it. Next: "
                + (clean ? "" : "resolve the conflicts, ") + "./mvnw verify, and a review.\n", clean ? 0 : 1);
    }

    private Outcome nothingToDo(String version) {
        return new Outcome("The service has Slipway " + record.version() + " already."
                + (record.version().equals(version)
                        ? ""
                        : " The newest release is " + version + "; to change to it, run scripts/update " + version + ".")
                + "\n", 0);
    }

    /**
     * Refuses an update if the service edited a file of Slipway's, or if a new file of Slipway's would replace one of the service.
     */
    private void refuseEdits(Template before, Template after, List<String> keep, List<String> kept) {
        List<String> unknown = keep.stream().filter(
                file -> (before.owner(file) != Owner.SLIPWAY && after.owner(file) != Owner.SLIPWAY) || !service.tree().containsKey(file))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refusal("--keep takes only files of Slipway's, not " + String.join(", ", unknown) + ".");
        }
        List<String> edited = before.tree().keySet().stream().filter(file -> before.owner(file) == Owner.SLIPWAY && !kept.contains(file))
                .filter(file -> !before.tree().get(file).equals(service.tree().get(file))).toList();
        if (!edited.isEmpty()) {
            throw new Refusal("These files of Slipway's differ from Slipway " + record.version() + ":\n  "
                    + String.join("\n  ", edited)
                    + "\nMove each change to a file of the service (docs/reference/owners.md lists the places) and restore the "
                    + "file from the last update,\nor call scripts/update with --keep FILE for each: updates will merge into these files.");
        }
        List<String> taken = after.tree().keySet().stream()
                .filter(file -> after.owner(file) == Owner.SLIPWAY
                        && (!before.tree().containsKey(file) || before.owner(file) == Owner.TEMPLATE) && isTaken(file))
                .toList();
        if (!taken.isEmpty()) {
            throw new Refusal("Slipway has new files with the names of these files of yours: move yours first.\n  "
                    + String.join("\n  ", taken));
        }
    }

    /** Returns whether the service has the file, a folder of its name, or a file with the name of one of its folders. */
    private boolean isTaken(String file) {
        return service.tree().keySet().stream()
                .anyMatch(own -> own.equals(file) || own.startsWith(file + "/") || file.startsWith(own + "/"));
    }

    private static String summary(Merge merge) {
        var summary = new StringBuilder();
        section(summary, "Conflicts",
                List.copyOf(merge.conflicts()));
        section(summary, "Unchanged files", List.copyOf(merge.notes()));
        section(summary, "New files of the example (scripts/update --take FILE adds one)", List.copyOf(merge.offered()));
        return summary.toString();
    }

    /** Returns the changelog's entries between the two versions. */
    private String changes(Template after, String version) {
        if (!after.tree().containsKey(CHANGELOG)) {
            return "";
        }
        String text = new String(after.text(CHANGELOG).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (!version.contains("+")) { // Unreleased changes are not part of a release.
            text = text.replaceFirst("(?ms)^## \\[?Unreleased.*?(?=^## |\\z)", "");
        }
        Matcher between = Pattern.compile("(?ms)^## .*?(?=^## \\[?" + Pattern.quote(record.release()) + "\\b|\\z)").matcher(text);
        return between.find() ? "## Changes\n\n" + between.group().replaceAll("(?m)^(?=##)", "#").strip() + "\n\n" : "";
    }

    /** Returns the sources of a version's programs. */
    private static Map<String, Entry> programs(Template template) {
        var programs = new TreeMap<String, Entry>(template.tree());
        programs.keySet().removeIf(file -> !file.startsWith(PROGRAMS));
        return programs;
    }

    private static void section(StringBuilder summary, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            summary.append("## ").append(heading).append("\n\n");
            lines.forEach(line -> summary.append("- ").append(line).append('\n'));
            summary.append('\n');
        }
    }

    /** Returns the version for the record of a version that the user named. */
    private static String version(String wanted, Template template) {
        return wanted.equals(template.version()) ? wanted : template.version() + "+" + template.id();
    }

    /** Runs the program of the new version in this repository. */
    private Outcome runNew(Map<String, Entry> programs, String wanted, List<String> keep) {
        try {
            Path folder = Files.createTempDirectory("slipway");
            try {
                Iterator<String> contents = releases.workshop().contents(List.copyOf(programs.values())).iterator();
                for (String file : programs.keySet()) {
                    Path copy = folder.resolve(file.substring(PROGRAMS.length()));
                    Files.createDirectories(copy.getParent());
                    Files.writeString(copy, contents.next(), StandardCharsets.ISO_8859_1);
                }
                List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        folder.resolve(Update.class.getName().replace('.', '/') + ".java").toString(), wanted));
                keep.forEach(file -> command.addAll(List.of("--keep", file)));
                var builder = new ProcessBuilder(command).directory(git.folder().toFile()).inheritIO();
                builder.environment().put(STARTED, "true");
                return new Outcome("", builder.start().waitFor());
            } finally {
                Program.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }
}
