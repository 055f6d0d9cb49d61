package io.github.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What processes use, by /proc. */
final class Usage {
    /** Linux counts CPU time for programs in these, on every architecture. */
    private static final double TICKS_PER_SECOND = 100;

    private Usage() {}

    /** CPU time of a process in seconds. */
    static double cpu(ProcessHandle process) {
        List<String> fields = stat(process.pid());
        return fields.isEmpty() ? 0 : (ticks(fields, 11) + ticks(fields, 12)) / TICKS_PER_SECOND;
    }

    /** CPU time of a process, of its children and of those that have ended, in seconds. */
    static double cpuWithChildren(ProcessHandle process) {
        List<String> fields = stat(process.pid());
        return cpu(process) + (ticks(fields, 13) + ticks(fields, 14)) / TICKS_PER_SECOND
                + process.children().mapToDouble(Usage::cpu).sum();
    }

    /** Memory in MiB: {@code VmRSS} is all that is resident, {@code RssAnon} is without files. */
    static double memory(ProcessHandle process, String name) {
        Matcher line = Pattern.compile(name + ":\\s+(\\d+) kB").matcher(read(Path.of("/proc/" + process.pid() + "/status")));
        if (!line.find()) {
            throw new Refusal("/proc/PID/status has no " + name + ": the benchmark needs Linux.");
        }
        return Long.parseLong(line.group(1)) / 1024.0;
    }

    /** The fields after the name, which may contain spaces. */
    private static List<String> stat(long pid) {
        String line = read(Path.of("/proc/" + pid + "/stat"));
        return line.isEmpty() ? List.of() : List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    }

    private static double ticks(List<String> fields, int index) {
        return Long.parseLong(fields.get(index));
    }

    /** Empty if the process has ended. */
    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            if (file.startsWith("/proc")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
