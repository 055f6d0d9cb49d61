package io.github.slipway.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.slipway.Repository;
import io.github.slipway.scaffold.Git.Entry;

/** Repositories for tests. */
final class Repositories {
    private Repositories() {}

    /** A new, empty repository. */
    static Git create(Path folder) throws IOException {
        Files.createDirectories(folder);
        var git = new Git(folder, Map.of());
        git.run("init", "--quiet", "--initial-branch=main");
        configure(git);
        return git;
    }

    static void configure(Git git) {
        git.run("config", "user.name", "me");
        git.run("config", "user.email", "me@example.com");
    }

    /** A repository with one commit: the files of this one as they are, committed or not. */
    static Git copyOfThis(Path folder) throws IOException {
        Git copy = create(folder);
        Git here = Program.repository(Repository.file(""));
        Path index = folder.resolve(".git/here");
        String objects = folder.resolve(".git/objects").toString();
        var work = new Git(here.folder(), Map.of("GIT_INDEX_FILE", index.toString(), "GIT_OBJECT_DIRECTORY", objects));
        work.run("add", "--all", ".");
        copy.run("reset", "--quiet", "--hard", copy.run("commit-tree", work.run("write-tree"), "-m", "The template"));
        return copy;
    }

    /** A copy of a repository. */
    static Git copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new Git(to, Map.of());
    }

    /** Commits files with their texts. An empty text deletes a file. */
    static void commit(Git git, String message, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            Path path = git.folder().resolve(file.getKey());
            if (file.getValue().isEmpty()) {
                Files.delete(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        git.run("add", "--all");
        git.run("commit", "--quiet", "--message", message);
    }

    static String text(Git git, String file) throws IOException {
        return Files.readString(git.folder().resolve(file));
    }

    /** The files of the last commit. */
    static Map<String, Entry> files(Git git) {
        return git.tree("HEAD");
    }
}
