package io.github.slipway.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableSet;

/** Compiles and restarts the service whenever files change. */
final class Updates {
    private final Project project;
    private final ServiceProcess process;
    private final Build build;
    /** Whether a restart is due. It stays due if the restart fails. */
    private boolean restarts;
    private boolean migrates;

    /**
     * Compiles everything once, which takes a few seconds.
     *
     * @throws IOException if files cannot be read or written
     */
    Updates(Project project, ServiceProcess process) throws IOException {
        this.project = project;
        this.process = process;
        build = new Build(project);
        build.prepare();
    }

    /**
     * Runs until the thread is interrupted.
     *
     * @throws IOException if files cannot be read or written
     * @throws InterruptedException if the thread is interrupted
     */
    void follow(Changes changes) throws IOException, InterruptedException {
        while (true) {
            update(changes.await());
        }
    }

    private void update(NavigableSet<Path> changed) throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (changed.stream().anyMatch(file -> project.startsAgain().stream().anyMatch(file::startsWith))) {
            print(names(changed) + ": stop mn:run and start it again, because this change needs Maven");
        }
        Build.Outcome outcome = build.update(changed);
        restarts |= outcome.changed();
        migrates |= outcome.migrations();
        if (!outcome.errors().isEmpty()) {
            fail("the sources have errors; the old service keeps running:\n", outcome.errors());
            return;
        }
        Files.deleteIfExists(DevelopmentService.errors());
        long compiled = System.nanoTime();
        if (restarts && process.start(migrates)) {
            restarts = false;
            migrates = false;
            print(String.format(Locale.ROOT, "%s: compiled in %.1f s, restarted in %.1f s", names(changed), (compiled - began) / 1e9,
                    (System.nanoTime() - compiled) / 1e9));
        } else if (restarts) {
            fail("", "the new service does not start, see its log; the old service keeps running");
        }
    }

    private static void fail(String prefix, String message) throws IOException {
        print(prefix + message);
        Files.writeString(DevelopmentService.errors(), message);
    }

    private static String names(NavigableSet<Path> files) {
        String first = String.valueOf(files.getFirst().getFileName());
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    private static void print(String line) {
        System.out.println("development server: " + line);
    }
}
