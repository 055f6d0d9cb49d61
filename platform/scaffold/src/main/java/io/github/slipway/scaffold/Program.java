package io.github.slipway.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What both programs share. */
final class Program {
    private Program() {}

    /** What a program prints, and its exit code: 0, or 1 if a person has to resolve conflicts. */
    record Outcome(String text, int status) {}

    /** Runs a program. A refusal ends it with a message and the exit code 2. */
    static void run(String name, Supplier<Outcome> program) {
        try {
            Outcome outcome = program.get();
            System.out.print(outcome.text());
            System.exit(outcome.status());
        } catch (Refusal refusal) {
            System.err.println(name + ": " + refusal.getMessage());
            System.exit(2);
        }
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
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
