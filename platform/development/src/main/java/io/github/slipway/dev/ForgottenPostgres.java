package io.github.slipway.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of a development server that was killed. It still runs, or ended with the machine and left the file with its
 * process. This file can then be empty, or another program can have the process's id: PostgreSQL does not start on such a file.
 */
final class ForgottenPostgres {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    /** PostgreSQL notes its start a moment after it, and clocks may be set meanwhile. */
    private static final Duration START_TOLERANCE = Duration.ofMinutes(1);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private ForgottenPostgres() {}

    /**
     * Ends the PostgreSQL of this data folder, if it runs, and no other process. Deletes its file otherwise.
     *
     * @param data the absolute path of the data folder, as PostgreSQL was started with
     * @throws IOException if the file cannot be read or deleted, or PostgreSQL does not end in ten seconds
     */
    static void end(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        ProcessHandle process = process(lines);
        if (process == null || !hasWritten(process, data, lines)) {
            Files.delete(file);
            return;
        }
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IOException("The PostgreSQL of an earlier run, process " + process.pid() + ", does not end", e);
        }
    }

    /** The file's first line is the process's id. */
    private static @Nullable ProcessHandle process(List<String> lines) {
        String id = lines.isEmpty() ? "" : lines.getFirst();
        return NUMBER.matcher(id).matches() ? ProcessHandle.of(Long.parseLong(id)).orElse(null) : null;
    }

    /** The file's second and third line are the data folder, with slashes, and the time of the start in seconds. */
    private static boolean hasWritten(ProcessHandle process, Path data, List<String> lines) {
        if (lines.size() < 3 || !lines.get(1).equals(data.toString().replace('\\', '/')) || !NUMBER.matcher(lines.get(2)).matches()) {
            return false;
        }
        Instant noted = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
        return process.info().command().orElse("").contains("postgres") && process.info().startInstant()
                .filter(start -> Duration.between(start, noted).abs().compareTo(START_TOLERANCE) < 0).isPresent();
    }
}
