package io.github.slipway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

import io.github.slipway.tests.Application;

/**
 * The program in a separate process, as in production but on free ports. The process has no code of the tests, except for the
 * agent that measures coverage.
 */
public final class ProgramProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int apiPort = RunningService.freePort();
    private final int managementPort = RunningService.freePort();
    private final Path output = temporaryFile();
    private final Path errors = temporaryFile();
    private final Process process;

    private ProgramProcess(Map<String, String> environment, boolean isRead, String... arguments) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                classPath,
                Application.class.getName()));
        command.addAll(1, agents());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(isRead ? Redirect.to(output.toFile()) : Redirect.PIPE)
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(apiPort));
        builder.environment().put("ENDPOINTS_ALL_PORT", Integer.toString(managementPort));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the agent that measures coverage, if this JVM has it. */
    private static List<String> agents() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(argument -> argument.startsWith("-javaagent:"))
                .toList();
    }

    /** Starts the program with these environment variables and those of its ports. */
    public static ProgramProcess start(Map<String, String> environment, String... arguments) {
        return new ProgramProcess(environment, true, arguments);
    }

    /** Starts the program to serve, and waits until it is ready. */
    public static ProgramProcess serving(Map<String, String> environment) {
        return serving(environment, true);
    }

    /** Does the same as {@link #serving}, but nothing reads standard output, which is a pipe. */
    public static ProgramProcess servingUnread(Map<String, String> environment) {
        return serving(environment, false);
    }

    private static ProgramProcess serving(Map<String, String> environment, boolean isRead) {
        var program = new ProgramProcess(environment, isRead);
        try {
            Awaitility.await().atMost(LIMIT).failFast("the program has ended", () -> !program.process.isAlive()).ignoreExceptions()
                    .until(() -> program.getManagement("/health/readiness").statusCode() == 200);
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
        return program;
    }

    /** Returns the port of the API. */
    public int apiPort() {
        return apiPort;
    }

    /** Returns the port of health, metrics and log levels. */
    public int managementPort() {
        return managementPort;
    }

    /** Sends SIGTERM, as an orchestrator does. */
    public void terminate() {
        process.destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the program ends, and returns its exit code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the program does not end: " + output());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return process.exitValue();
    }

    /** Returns standard output so far. */
    public String output() {
        return read(output);
    }

    /** Returns the pipe of standard output, which nothing else reads. */
    public InputStream unreadOutput() {
        return process.getInputStream();
    }

    /** Returns standard error so far. */
    public String errors() {
        return read(errors);
    }

    public HttpResponse<String> get(String path) {
        return send(request(apiPort, path)).join();
    }

    public HttpResponse<String> getManagement(String path) {
        return send(request(managementPort, path)).join();
    }

    /** Returns a GET request to the API, to which a test can add headers, a method and a body. */
    public HttpRequest.Builder request(String path) {
        return request(apiPort, path);
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(LIMIT);
    }

    /** Returns a request with an entry as its body. */
    public HttpRequest.Builder request(String method, String path, String text) {
        return request(path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Entries.draft(text)));
    }

    /** Sends a request. */
    public CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString(UTF_8));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
        try {
            Files.delete(output);
            Files.delete(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("slipway-program", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
