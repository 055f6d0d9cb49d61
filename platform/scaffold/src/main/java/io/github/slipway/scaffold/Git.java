package io.github.slipway.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A repository. It runs the program {@code git} (2.38 or newer). Trees are maps from paths to entries.
 *
 * @param folder the root of the work tree
 * @param environment the additional environment variables of git
 */
record Git(Path folder, Map<String, String> environment) {
    /** The time limit of each command, including downloads. */
    private static final int LIMIT_IN_MINUTES = 10;

    /** Variables that a hook, an alias or {@code git rebase --exec} sets for the repository in which it runs. */
    private static final Set<String> OF_ANOTHER_REPOSITORY = Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX");

    /** A file in a tree: the mode as git prints it, and the id of the content. */
    record Entry(String mode, String id) {
        boolean isFile() {
            return mode.startsWith("100");
        }
    }

    /** The result of a command: its exit code and its output. Each byte of the output is a character. */
    record Result(int status, String output, String errors) {
        /** Returns the output without surrounding white space. */
        String text() {
            return new String(output.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
        }
    }

    /** Runs a command, and returns its output without surrounding white space. */
    String run(String... command) {
        return checked(command, attempt(command)).text();
    }

    /** Runs a command that may fail. */
    Result attempt(String... command) {
        return call("", Map.of(), command);
    }

    /** Returns a pack file with the objects of commits, which are given as arguments of {@code git rev-list}, one a line. */
    String pack(String commits) {
        String[] command = {"pack-objects", "--revs", "--stdout", "--quiet"};
        return checked(command, call(commits, Map.of(), command)).output();
    }

    /** Stores the objects of a pack file. */
    void unpack(String pack) {
        String[] command = {"unpack-objects", "-q"};
        checked(command, call(pack, Map.of(), command));
    }

    /** Returns all files of a commit or a tree. */
    Map<String, Entry> tree(String id) {
        var entries = new TreeMap<String, Entry>();
        for (String line : run("ls-tree", "-r", "-z", "--full-tree", id).split("\0", -1)) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                if (line.indexOf('\uFFFD') >= 0) {
                    throw new Refusal("The name of the file " + line.substring(tab + 1) + " is not in UTF-8: rename it first.");
                }
                String[] fields = line.substring(0, tab).split(" ", -1);
                entries.put(line.substring(tab + 1), new Entry(fields[0], fields[2]));
            }
        }
        return entries;
    }

    /** Returns the content of a file. Each byte is a character, whatever the encoding of the file. */
    String content(Entry entry) {
        return contents(List.of(entry)).getFirst();
    }

    /** Returns the contents of files, in the form of {@link #content}. */
    List<String> contents(List<Entry> entries) {
        String[] command = {"cat-file", "--batch"};
        String ids = String.join("", entries.stream().map(entry -> entry.id() + "\n").toList());
        String output = checked(command, call(ids, Map.of(), command)).output();
        List<String> contents = new ArrayList<>();
        int at = 0;
        while (at < output.length()) { // the line "ID blob SIZE", then the content and a line break
            int begin = output.indexOf('\n', at) + 1;
            int size = Integer.parseInt(output.substring(output.lastIndexOf(' ', begin) + 1, begin - 1));
            contents.add(output.substring(begin, begin + size));
            at = begin + size + 1;
        }
        return contents;
    }

    /** Stores files' contents, and returns their ids. */
    List<String> store(List<String> contents) {
        try {
            Path temporary = Files.createTempDirectory("slipway");
            try {
                var paths = new StringBuilder();
                for (String content : contents) {
                    Path file = Files.writeString(Files.createTempFile(temporary, "", ""), content, StandardCharsets.ISO_8859_1);
                    paths.append(file).append('\n');
                }
                String[] command = {"hash-object", "-w", "--no-filters", "--stdin-paths"};
                return checked(command, call(latin(paths.toString()), Map.of(), command)).text().lines().toList();
            } finally {
                Program.delete(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a tree, and returns its id. */
    String store(Map<String, Entry> tree) {
        var lines = new StringBuilder();
        tree.forEach((path, entry) -> lines.append(entry.mode()).append(' ').append(entry.id()).append('\t').append(path).append('\0'));
        try {
            Path temporary = Files.createTempDirectory("slipway");
            Map<String, String> index = Map.of("GIT_INDEX_FILE", temporary.resolve("index").toString());
            try {
                String[] fill = {"update-index", "-z", "--index-info"};
                checked(fill, call(latin(lines.toString()), index, fill));
                String[] write = {"write-tree"};
                return checked(write, call("", index, write)).text();
            } finally {
                Program.delete(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result checked(String[] command, Result result) {
        if (result.status() != 0) {
            throw new Refusal("git " + String.join(" ", command) + ": " + result.errors().strip());
        }
        return result;
    }

    private Result call(String input, Map<String, String> more, String... command) {
        String[] line = new String[command.length + 1];
        line[0] = "git";
        System.arraycopy(command, 0, line, 1, command.length);
        var builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().keySet().removeAll(OF_ANOTHER_REPOSITORY);
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            Process process = builder.start();
            Future<byte[]> errors = readAll(process.getErrorStream());
            Future<byte[]> output = readAll(process.getInputStream());
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.ISO_8859_1));
            }
            if (!process.waitFor(LIMIT_IN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new Refusal("git " + String.join(" ", command) + ": still running after " + LIMIT_IN_MINUTES + " minutes");
            }
            return new Result(process.exitValue(), new String(output.get(), StandardCharsets.ISO_8859_1),
                    new String(errors.get(), StandardCharsets.UTF_8));
        } catch (IOException | ExecutionException e) {
            throw new Refusal("git cannot run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    /** Returns the UTF-8 bytes of a text, each as a character. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Future<byte[]> readAll(InputStream stream) {
        var task = new FutureTask<>(stream::readAllBytes);
        Thread.ofVirtual().start(task);
        return task;
    }
}
