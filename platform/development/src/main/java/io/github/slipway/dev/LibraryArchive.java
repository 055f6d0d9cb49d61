package io.github.slipway.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An archive of the libraries' classes (CDS), from which the JVM starts sooner than from jars. */
final class LibraryArchive implements AutoCloseable {
    private final Project project;
    private final Path archive;
    private final Path loaded;
    private @Nullable Process process;
    private boolean closed;

    /**
     * Other libraries, and another Java, have another archive.
     *
     * @throws IOException if a library cannot be read
     */
    LibraryArchive(Project project) throws IOException {
        this.project = project;
        var content = new StringBuilder(Runtime.version().toString());
        for (String jar : project.runtimeJars().split(File.pathSeparator, -1)) {
            content.append(jar).append(Files.getLastModifiedTime(Path.of(jar)));
        }
        String name = "libraries-" + Integer.toHexString(content.toString().hashCode());
        archive = project.work().resolve(name + ".jsa");
        loaded = project.work().resolve(name + ".classes");
    }

    /** The option with which the JVM uses the archive, or lists the classes for it. */
    String option() {
        return Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:DumpLoadedClassList=" + loaded;
    }

    /**
     * Makes the archive, unless it exists, from the classes that the running service has loaded: 15 s of a processor. Without an
     * archive, services start as before.
     *
     * @throws IOException if a file cannot be read or written, or no process can be started
     * @throws InterruptedException if the thread is interrupted
     */
    private void make() throws IOException, InterruptedException {
        if (Files.exists(archive)) {
            return;
        }
        Path unfinished = archive.resolveSibling("unfinished.jsa");
        // The JVM may be writing the last line.
        List<String> lines = Files.readAllLines(loaded);
        Path list = Files.write(archive.resolveSibling("archived.classes"), lines.subList(0, Math.max(0, lines.size() - 1)));
        List<String> command = new ArrayList<>(ServiceProcess.java());
        command.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + unfinished, "-cp",
                project.runtimeJars()));
        Process making;
        synchronized (this) {
            if (closed) {
                return;
            }
            making = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(archive.resolveSibling("archive.log").toFile()).start();
            process = making;
        }
        if (making.waitFor() == 0) {
            Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** {@link #make} for a thread of its own. Without an archive, services start as before, and a line states why. */
    void makeOrExplain() {
        try {
            make();
        } catch (IOException e) {
            System.out.println("development server: no archive of the libraries, restarts take longer: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process that makes the archive. */
    @Override
    public synchronized void close() {
        closed = true;
        ServiceProcess.end(process);
    }
}
