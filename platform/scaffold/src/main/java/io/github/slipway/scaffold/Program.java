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

/** The code that both programs share. */
final class Program {
    private Program() {}

    /** The output of a program, and its exit code: 0, or 1 if the user must resolve conflicts. */
    record Outcome(String text, int status) {}

    /** Runs a program. A refusal ends the program with a message and exit code 2. */
    static void run(String name, Supplier<Outcome> program) {
        try {
            Outcome outcome = program.get();
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(outcome.text()); // UTF-8 even in the locale C
            System.exit(outcome.status());
        } catch (Refusal refusal) {
            System.err.println(name + ": " + refusal.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(2); // 1 would mean conflicts
        }
    }

    /** Returns the repository of the running script, whatever the current folder. */
    static Path root() {
        return Path.of(System.getProperty("slipway.root", ""));
    }

    /** Returns the repository whose work tree contains a folder. */
    static Git repository(Path folder) {
        return new Git(Path.of(new Git(folder.toAbsolutePath(), Map.of()).run("rev-parse", "--show-toplevel")), Map.of());
    }

    /** Refuses uncommitted changes, because the program would overwrite them or mix them with its own. */
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
                file.toFile().setWritable(true); // Windows does not delete git's objects, which are read-only
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
