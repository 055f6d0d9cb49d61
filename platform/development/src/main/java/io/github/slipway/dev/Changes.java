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
 * The files of a project that are saved. It reads folders again and again: containers get no events of files that others save.
 */
final class Changes {
    private static final long POLL_MILLIS = 100;
    /** A tool that writes several files takes no longer from one to the next. */
    private static final long QUIET_MILLIS = 30;

    private final List<Path> watched;
    private Map<Path, String> known;

    /**
     * Files that are saved from now on count as changed.
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
     * Waits until files were written or deleted, and no more are.
     *
     * @return at least one
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
