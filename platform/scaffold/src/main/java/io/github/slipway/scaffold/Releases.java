package io.github.slipway.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.slipway.scaffold.Git.Entry;

/**
 * The versions of the template. They are downloaded without history into a temporary folder. {@link #workshop} writes into this
 * folder, too, so the service's repository gets only the result.
 */
final class Releases implements AutoCloseable {
    private static final Pattern RELEASE = Pattern.compile("refs/tags/v(\\d+\\.\\d+\\.\\d+)$");

    private final Git service;
    private final String source;
    private final Path folder;
    private final Git download;
    private final Git workshop;

    Releases(Git service, String source) {
        try {
            this.service = service;
            this.source = source;
            this.folder = Files.createTempDirectory("slipway");
            this.download = new Git(folder, Map.of());
            download.run("init", "--quiet", "--bare");
            String objects = service.folder().resolve(service.run("rev-parse", "--git-path", "objects")).toString();
            Path own = folder.resolve("workshop");
            Files.createDirectories(own.resolve("info"));
            Files.writeString(own.resolve("info/alternates"), folder.resolve("objects") + "\n" + objects + "\n");
            this.workshop = new Git(service.folder(), Map.of("GIT_OBJECT_DIRECTORY", own.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the service's repository plus the downloaded versions. Objects that it writes are temporary. */
    Git workshop() {
        return workshop;
    }

    /** Returns the version of the newest release. */
    String newest() {
        return download.run("ls-remote", "--tags", source).lines().map(RELEASE::matcher).filter(Matcher::find).map(match -> match.group(1))
                .max((one, other) -> isNewer(one, other) ? 1 : -1)
                .orElseThrow(() -> new Refusal("There is no release of Slipway at " + source + "."));
    }

    /** Downloads a version of the template: a release, a branch, a commit, or a value of {@link ServiceRecord#version}. */
    Template template(String version) {
        String reference = version.substring(version.indexOf('+') + 1);
        Git.Result fetched = download.attempt("fetch", "--quiet", "--no-tags", "--depth=1", source, "refs/tags/v" + version);
        if (fetched.status() != 0) {
            fetched = download.attempt("fetch", "--quiet", "--no-tags", "--depth=1", source, reference);
        }
        if (fetched.status() != 0) {
            throw new Refusal("Slipway " + version + " cannot be fetched from " + source + ": " + fetched.errors().strip());
        }
        return new Template(workshop, download.run("rev-parse", "FETCH_HEAD^{commit}"));
    }

    static boolean isNewer(String release, String other) {
        int order = Arrays.compare(numbers(release), numbers(other));
        return order > 0 || (order == 0 && !release.contains("-") && other.contains("-")); // 1.0.0 is newer than 1.0.0-rc.1
    }

    /** Copies the content of a file into the service's repository. */
    void unpack(Entry file) {
        service.store(List.of(workshop.content(file)));
    }

    /** Copies a commit into the service's repository. Its parent must be the service's last commit. */
    void keep(String commit) {
        service.unpack(workshop.pack(commit + "\n^HEAD\n"));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.replaceFirst("-.*", "").split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public void close() {
        Program.delete(folder);
    }
}
