package io.github.slipway.dev;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The process that serves. A new one takes the ports when its service is ready for them, and ends the old one then. Its
 * libraries come from an archive of the JDK (CDS), which makes the start twice as fast.
 */
final class ServiceProcess implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 10;

    private final Project project;
    private final Map<String, String> environment;
    private final Path archive;
    private final Path loaded;
    private final Path libraries;
    private @Nullable Process current;
    /** Has loaded the libraries, and waits. */
    private @Nullable Process spare;
    private @Nullable Process archiving;
    private boolean closed;

    /**
     * Nothing runs yet.
     *
     * @param environment the variables of the process
     */
    ServiceProcess(Project project, Map<String, String> environment) {
        this.project = project;
        this.environment = environment;
        String name = "libraries-" + Integer.toHexString((Runtime.version() + project.runtimeJars()).hashCode());
        archive = project.work().resolve(name + ".jsa");
        libraries = project.work().resolve(name + ".libraries");
        loaded = project.work().resolve(name + ".classes");
    }

    /**
     * Starts a process and waits until it serves. If it ends before, the old one goes on.
     *
     * @param migrates whether it migrates the database first
     * @return whether it serves
     * @throws IOException if no process can be started
     * @throws InterruptedException if the thread is interrupted
     */
    boolean start(boolean migrates) throws IOException, InterruptedException {
        String debug = System.getProperty("dev.debug");
        if (debug != null && current != null) {
            // Two processes cannot wait for debuggers on one port.
            current.destroy();
            current.waitFor();
        }
        Files.deleteIfExists(DevelopmentService.serving());
        Process process = spare != null && spare.isAlive() ? spare : launch(debug);
        String old = current != null && current.isAlive() ? Long.toString(current.pid()) : "";
        process.getOutputStream().write(((migrates ? DevelopmentService.MIGRATE : "") + " " + old + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String pid = Long.toString(process.pid());
        while (process.isAlive() && !isWritten(DevelopmentService.serving(), pid)) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        spare = null;
        boolean serves = process.isAlive();
        if (serves) {
            current = process;
        }
        if (debug == null) {
            launch(null);
        }
        return serves;
    }

    /** Forgets the process that is prepared for the next start: it has loaded classes that are old now. */
    synchronized void discardSpare() {
        if (spare != null) {
            spare.destroy();
            spare = null;
        }
    }

    /**
     * Makes the archive, unless it exists, from the classes that the running process has loaded: 15 s of a processor.
     *
     * @throws IOException if no process can be started
     * @throws InterruptedException if the thread is interrupted
     */
    void archive() throws IOException, InterruptedException {
        if (Files.exists(archive)) {
            return;
        }
        Path unfinished = archive.resolveSibling("unfinished.jsa");
        // The last line may be written just now.
        List<String> lines = Files.readAllLines(loaded);
        Path list = Files.write(archive.resolveSibling("archived.classes"), lines.subList(0, Math.max(0, lines.size() - 1)));
        Files.write(libraries, lines.stream().map(line -> line.split(" ", 2)[0]).filter(this::isOfALibrary)
                .map(name -> name.replace('/', '.')).distinct().toList());
        List<String> command = new ArrayList<>(jvm());
        command.addAll(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + unfinished, "-cp",
                project.runtimeJars()));
        Process process;
        synchronized (this) {
            if (closed) {
                return;
            }
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(archive.resolveSibling("archive.log").toFile()).start();
            archiving = process;
        }
        if (process.waitFor() == 0) {
            Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Ends all processes. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Process process : new Process[]{archiving, spare, current}) {
            if (process != null) {
                process.destroy();
                var _ = process.toHandle().onExit().completeOnTimeout(process.toHandle(), STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .join();
                process.destroyForcibly();
            }
        }
    }

    private List<String> command(@Nullable String debug) {
        List<String> command = new ArrayList<>(jvm());
        command.add(Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:DumpLoadedClassList=" + loaded);
        // Properties of Maven's command line are properties of the service.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D") && !argument.startsWith("-Dcom.sun.")).forEach(command::add);
        if (debug != null) {
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=" + debug);
        }
        command.addAll(List.of("-cp", project.runtimeJars() + File.pathSeparator + project.classes(),
                DevelopmentService.class.getName()));
        if (Files.exists(archive)) {
            command.add(libraries.toString());
        }
        return command;
    }

    private static List<String> jvm() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    private synchronized Process launch(@Nullable String debug) throws IOException {
        if (closed) {
            throw new IOException("The development server stops");
        }
        var builder = new ProcessBuilder(command(debug)).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        spare = process;
        return process;
    }

    /** Names with other characters are of classes that are made when the program runs. */
    private boolean isOfALibrary(String name) {
        return name.matches("[\\w/$]+") && !Files.exists(project.classes().resolve(name + ".class"));
    }

    private static boolean isWritten(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(text);
    }
}
