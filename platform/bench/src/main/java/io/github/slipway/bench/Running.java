package io.github.slipway.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that serves on ports of its own. It was ready when the constructor returned. */
final class Running implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** A line of the log of collections: what a generation had before and after. */
    private static final Pattern COLLECTED = Pattern.compile("(?:DefNew|Tenured): (\\d+)K\\(\\d+K\\)->(\\d+)K");
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private final Program program;
    private final Process process;
    private final Path collections;
    final int port = Database.freePort();
    private final int managementPort = Database.freePort();
    /** Seconds from the start until it was ready. */
    final double readyAfter;
    /** CPU time in seconds until it was ready. */
    final double cpuUntilReady;

    /**
     * Starts a program.
     *
     * @param options of its JVM
     */
    Running(Path work, Program program, Map<String, String> environment, String options) {
        this.program = program;
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(program.environment());
        List.of("MICRONAUT_SERVER_PORT", "QUARKUS_HTTP_PORT", "SERVER_PORT").forEach(name -> all.put(name, Integer.toString(port)));
        all.put("ENDPOINTS_ALL_PORT", Integer.toString(managementPort));
        String file = program.name().replace(' ', '-');
        collections = work.resolve(file + "-collections.log");
        all.put("JAVA_TOOL_OPTIONS", options + " -Xlog:gc+heap:file=" + collections);
        Path log = work.resolve(file + ".log");
        long began = System.nanoTime();
        process = Children.start(program.folder(), all, log, program.command());
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - began > LIMIT.toNanos()) {
                close();
                throw new Refusal(program.name() + " does not become ready:\n" + Usage.read(log));
            }
            pause();
        }
        readyAfter = (System.nanoTime() - began) / 1e9;
        cpuUntilReady = Usage.cpu(process.toHandle());
    }

    Program program() {
        return program;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it has allocated since it was started, in KiB. */
    long allocated() {
        long sum = 0;
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        Matcher collected = COLLECTED.matcher(Usage.read(collections));
        while (collected.find()) {
            sum += Long.parseLong(collected.group(1)) - Long.parseLong(collected.group(2));
        }
        return sum;
    }

    /** A command of the JDK's jcmd, and what it prints. */
    String jcmd(String... command) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid())));
        line.addAll(List.of(command));
        return Children.run(Path.of("/"), Map.of(), (int) LIMIT.toSeconds(), line);
    }

    /** Sends a request to a program or a stub. */
    static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal(request.uri() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private boolean isReady() {
        String origin = "http://127.0.0.1:" + (program.managed() ? managementPort : port);
        try {
            return send(HttpRequest.newBuilder(URI.create(origin + program.readiness())).timeout(LIMIT).build()).statusCode() == 200;
        } catch (Refusal notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    @Override
    public void close() {
        Children.stop(process);
    }
}
