package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes of the benchmark. None outlives it, unless the benchmark is killed. */
final class Children {
    private static final int STOP_LIMIT_IN_SECONDS = 60;
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    /** For files that are deleted at the end, too. */
    static final Path FOLDER = temporaryFolder();
    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending = true;
            List<ProcessHandle> all = RUNNING.stream()
                    .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())))
                    .toList();
            all.forEach(ProcessHandle::destroy);
            RUNNING.forEach(Children::stop);
            all.forEach(ProcessHandle::destroyForcibly);
            delete(FOLDER);
        }));
    }

    private Children() {}

    /** Starts a program. Its output and errors go to a file. */
    static Process start(Path folder, Map<String, String> environment, Path output, List<String> command) {
        if (ending) {
            throw new Refusal("interrupted");
        }
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            RUNNING.add(process);
            return process;
        } catch (IOException e) {
            throw new Refusal(command.getFirst() + " cannot run: " + e.getMessage());
        }
    }

    /** Runs a program, and returns what it printed. Another exit code than 0 ends the benchmark. */
    static String run(Path folder, Map<String, String> environment, int limitInSeconds, List<String> command) {
        try {
            Path output = Files.createTempFile("slipway-bench", ".log");
            try {
                Process process = start(folder, environment, output, command);
                boolean ended = process.waitFor(limitInSeconds, TimeUnit.SECONDS);
                String text = Files.readString(output, StandardCharsets.UTF_8);
                stop(process);
                if (!ended || process.exitValue() != 0) {
                    throw new Refusal(String.join(" ", command) + ": "
                            + (ended ? "exit code " + process.exitValue() : "no end after " + limitInSeconds + " s") + "\n" + text);
                }
                return text;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    /** Stops a program by SIGTERM, or by SIGKILL if it takes too long. */
    static void stop(Process process) {
        try {
            process.destroy();
            if (!process.waitFor(STOP_LIMIT_IN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            RUNNING.remove(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("slipway-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
