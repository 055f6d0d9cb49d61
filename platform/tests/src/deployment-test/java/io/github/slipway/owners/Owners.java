package io.github.slipway.owners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.slipway.Repository;
import io.github.slipway.testing.Matches;

/**
 * The paths of each owner, from platform/scaffold/owners. A folder ends in a slash.
 *
 * @param service the service's paths
 * @param slipway Slipway's paths
 * @param template the paths that no service gets
 */
record Owners(Set<String> service, Set<String> slipway, Set<String> template) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]*\\|([^|]*)\\|([^|]*)\\|$");

    static Owners read() {
        String owners = text("platform/scaffold/owners");
        return new Owners(paths(owners, "service"), paths(owners, "slipway"), paths(owners, "template"));
    }

    /** Returns the service's and Slipway's paths, from the table of README.md with the heading "Whose files are whose". */
    static List<Set<String>> ofTheTable() {
        String section = Matches.first(text("README.md"), "(?s)## Whose files are whose\n(.*?)(?:\n## |$)");
        return Stream.of(1, 2).map(column -> ROW.matcher(section).results()
                .flatMap(row -> Matches.all(row.group(column), "`([^`]+)`")).collect(Collectors.toSet())).toList();
    }

    /** Returns the files that git tracks or could add, without deleted ones. */
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

    static boolean has(Set<String> paths, String file) {
        return paths.stream().anyMatch(path -> path.endsWith("/") ? file.startsWith(path) : file.equals(path));
    }

    /** Returns the content of a file. Each byte is a character, whatever the encoding of the file. */
    static String text(String file) {
        try {
            return Files.readString(Repository.file(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> paths(String owners, String owner) {
        return Matches.all(owners, "(?m)^" + owner + " (.*)$").collect(Collectors.toSet());
    }
}
