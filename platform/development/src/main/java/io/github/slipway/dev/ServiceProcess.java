package io.github.slipway.dev;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The process that serves. A new process ends the old one as soon as it is ready to take over the ports. A new class loader in
 * the same process would not suffice, because Micronaut and other libraries keep classes of the service in static fields.
 */
final class ServiceProcess implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    /** More than a service with many migrations needs. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 10;

    private final Project project;
    private final Map<String, String> environment;
    private final LibraryArchive archive;
    private @Nullable Process current;
    private @Nullable Process next;
    private boolean closed;

    /**
     * Starts nothing.
     *
     * @param environment the environment variables of the process
     */
    ServiceProcess(Project project, Map<String, String> environment, LibraryArchive archive) {
        this.project = project;
        this.environment = environment;
        this.archive = archive;
    }

    /**
     * Starts a process and waits until it serves. If it ends before, or takes more than five minutes, the old one keeps running.
     *
     * @param migrates whether the process migrates the database first
     * @return whether the process serves
     * @throws IOException if no process can be started
     * @throws InterruptedException if the thread is interrupted
     */
    boolean start(boolean migrates) throws IOException, InterruptedException {
        String debug = System.getProperty("dev.debug");
        if (debug != null && current != null) {
            // Two processes cannot wait for a debugger on the same port.
            end(current);
        }
        Files.deleteIfExists(DevelopmentService.serving());
        Process process = launch(debug);
        String old = current != null && current.isAlive() ? Long.toString(current.pid()) : "";
        try {
            process.getOutputStream()
                    .write(((migrates ? DevelopmentService.MIGRATE : "") + " " + old + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException _) {
            // The process has already ended, because of an invalid JVM option.
        }
        String pid = Long.toString(process.pid());
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && !isWritten(DevelopmentService.serving(), pid)) {
            if (System.nanoTime() > limit) {
                end(process);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        synchronized (this) {
            next = null;
            if (process.isAlive()) {
                current = process;
            }
        }
        return process.isAlive();
    }

    /** Ends all processes. */
    @Override
    public synchronized void close() {
        closed = true;
        end(next);
        end(current);
    }

    /** Ends a process, and kills it after a time limit. */
    static void end(@Nullable Process process) {
        if (process != null) {
            process.destroy();
            var _ = process.toHandle().onExit().completeOnTimeout(process.toHandle(), STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            process.destroyForcibly();
        }
    }

    /** Returns Java's program, with options for a process that starts often. */
    static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow"); // the syslog appender's queue uses Unsafe
    }

    private List<String> command(@Nullable String debug) {
        List<String> command = new ArrayList<>(java());
        command.add(archive.option());
        // System properties of Maven's command line apply to the service.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D") && !argument.startsWith("-Dcom.sun.")).forEach(command::add);
        if (debug != null) {
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=" + debug);
        }
        command.addAll(List.of("-cp", project.runtimeJars() + File.pathSeparator + project.classes(),
                DevelopmentService.class.getName()));
        return command;
    }

    private synchronized Process launch(@Nullable String debug) throws IOException {
        if (closed) {
            throw new IOException("The development server is stopping");
        }
        var builder = new ProcessBuilder(command(debug)).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        next = process;
        return process;
    }

    private static boolean isWritten(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(text);
    }
}
