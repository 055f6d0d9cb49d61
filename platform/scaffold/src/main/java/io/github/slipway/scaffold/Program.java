package io.github.slipway.scaffold;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The beginning and the end of both programs. */
final class Program {
    private Program() {}

    /** What a program prints, and its exit code: 0, or 1 if a person has to resolve conflicts. */
    record Outcome(String text, int status) {}

    /** Runs a program. A refusal ends it with a message and the exit code 2. */
    static void run(String name, Supplier<Outcome> program) {
        try {
            Outcome outcome = program.get();
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(outcome.text()); // also in the locale C
            System.exit(outcome.status());
        } catch (Refusal refusal) {
            System.err.println(name + ": " + refusal.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(2); // not 1, which means conflicts
        }
    }

    /** The repository of the script that runs, whatever the current folder is. */
    static Path root() {
        return Path.of(System.getProperty("slipway.root", ""));
    }

    /** The repository whose work tree a folder is. */
    static Git repository(Path folder) {
        return new Git(Path.of(new Git(folder.toAbsolutePath(), Map.of()).run("rev-parse", "--show-toplevel")), Map.of());
    }

    /** A change that is not committed would be lost or mixed up. */
    static void refuseChanges(Git git) {
        String changes = git.run("status", "--porcelain", "--untracked-files=no");
        if (!changes.isEmpty()) {
            throw new Refusal("These changes are not committed:\n" + changes);
        }
    }

    /** Deletes a temporary folder. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                file.toFile().setWritable(true); // On Windows, git's objects could not be deleted.
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
