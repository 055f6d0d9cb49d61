package io.github.slipway.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the files of a project that are saved. It polls folders, because a container gets no events of files that are saved
 * outside.
 */
final class Changes {
    private static final long POLL_MILLIS = 100;
    /** Longer than a tool that writes several files takes from one file to the next. */
    private static final long QUIET_MILLIS = 30;

    private final List<Path> watched;
    private Map<Path, String> known;

    /**
     * Records the files. A file that is saved after this counts as changed.
     *
     * @throws IOException if a folder cannot be read
     */
    Changes(Project project) throws IOException {
        watched = new ArrayList<>(project.startsAgain());
        for (String kind : List.of("sources", "resources")) {
            watched.addAll(project.platform(kind));
            watched.addAll(project.service(kind));
        }
        known = files();
    }

    /**
     * Waits until files were written or deleted, and no further changes follow.
     *
     * @return the changed files, at least one
     * @throws IOException if a folder cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    NavigableSet<Path> await() throws IOException, InterruptedException {
        NavigableSet<Path> changed = new TreeSet<>();
        while (true) {
            Map<Path, String> before = known;
            known = files();
            Stream.of(before.keySet(), known.keySet()).flatMap(Set::stream)
                    .filter(file -> !Objects.equals(before.get(file), known.get(file))).forEach(changed::add);
            if (!changed.isEmpty() && known.equals(before)) {
                return changed;
            }
            TimeUnit.MILLISECONDS.sleep(changed.isEmpty() ? POLL_MILLIS : QUIET_MILLIS);
        }
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        for (Path folder : watched) {
            files.putAll(Folders.files(folder));
        }
        return files;
    }
}
