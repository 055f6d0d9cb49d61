package io.github.slipway.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An archive of the libraries' classes (CDS), with which the JVM starts faster than with jars. */
final class LibraryArchive implements AutoCloseable {
    private final Project project;
    private final Path archive;
    private final Path loaded;
    private @Nullable Process process;
    private boolean closed;

    /**
     * Names the archive after the libraries and the Java version: each combination has its own.
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

    /** Returns the JVM's option to use the archive or, if it does not exist, to list the classes for it. */
    String option() {
        return Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:DumpLoadedClassList=" + loaded;
    }

    /**
     * Creates the archive, unless it exists, from the classes that the running service has loaded. This takes 15 s of CPU time.
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

    /** Runs {@link #make} in a separate thread. If it fails, services start from the jars, and a line states the reason. */
    void makeOrExplain() {
        try {
            make();
        } catch (IOException e) {
            System.out.println("development server: restarts take longer, because the archive of the libraries cannot be created: "
                    + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process that creates the archive. */
    @Override
    public synchronized void close() {
        closed = true;
        ServiceProcess.end(process);
    }
}
