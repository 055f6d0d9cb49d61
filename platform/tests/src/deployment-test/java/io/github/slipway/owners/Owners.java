package io.github.slipway.owners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

import io.github.slipway.Repository;
import io.github.slipway.testing.Matches;

/**
 * The table of README.md with the heading "Whose files are whose": paths in backquotes, which end in a slash where they are
 * folders. The second column is the service's, the third is Slipway's.
 *
 * @param service the service's paths
 * @param slipway Slipway's paths
 */
record Owners(List<String> service, List<String> slipway) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]*\\|([^|]*)\\|([^|]*)\\|$");

    static Owners read() {
        String section = Matches.first(text("README.md"), "(?s)## Whose files are whose\n(.*?)(?:\n## |$)");
        return new Owners(paths(section, 1), paths(section, 2));
    }

    /** The files that git knows, but for those that are deleted. */
    static List<String> files() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard")
                    .directory(Repository.file("").toFile()).redirectErrorStream(true).start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new AssertionError("git ls-files: " + output);
            }
            return output.lines().filter(file -> Files.isRegularFile(Repository.file(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static boolean has(List<String> paths, String file) {
        return paths.stream().anyMatch(path -> path.endsWith("/") ? file.startsWith(path) : file.equals(path));
    }

    /** A file's content; every byte is a character, whatever the file's encoding. */
    static String text(String file) {
        try {
            return Files.readString(Repository.file(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> paths(String section, int column) {
        return ROW.matcher(section).results().flatMap(row -> Matches.all(row.group(column), "`([^`]+)`")).toList();
    }
}
