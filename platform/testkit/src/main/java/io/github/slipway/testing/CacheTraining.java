package io.github.slipway.testing;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Creates the cache of classes and profiles that the image's JVM starts with (an AOT cache, JEP 514). This program runs the
 * service on the image's Java runtime and class path, with the tests' PostgreSQL. Meanwhile the system tests and a steady load
 * call the service.
 */
public final class CacheTraining {
    /** The modification time that Jib gives all files of an image. The JVM refuses a cache if the times of the jars differ. */
    private static final FileTime JIB_TIME = FileTime.from(Instant.ofEpochSecond(1));
    private static final String SYSTEM_TESTS = "io.github.slipway.systemtest.";
    /**
     * 30,000 calls, as fast as the service answers them. The JVM never optimizes a method fully that has a profile in the cache but
     * was not optimized fully during the training. So the training has to go on until the common path is: 15,000 calls of the list,
     * 12,000 of one resource, 3,000 that create one. After 2,000 calls in all, a warm service needed 2.4 times the CPU time for a
     * request.
     */
    private static final String CALLS_PER_SECOND = "1500";
    private static final String SECONDS = "20";
    private static final int LIMIT_IN_SECONDS = 300;

    private final Path folder;
    private final Path cache;
    private final int apiPort = RunningService.freePort();
    private final int managementPort = RunningService.freePort();

    private CacheTraining(Path folder) {
        this.folder = folder;
        cache = folder.resolve("cache");
    }

    /**
     * Trains a cache. The working directory must be that of the service.
     *
     * @param args the program {@code java} of the image's runtime, the service's jar, the main class, and the folder for
     * {@code cache}. In this folder, the file {@code class-path} has the run-time class path in Maven's order
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new CacheTraining(Path.of(args[3])).train(Path.of(args[0]), Path.of(args[1]), args[2]);
    }

    private void train(Path java, Path jar, String mainClass) throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        // The run has no variables of this machine, such as the address of a syslog server.
        Process service = start(folder.resolve("service.log"), true, environment(), List.of(java.toString(), "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "-XX:AOTCacheOutput=" + cache, "--sun-misc-unsafe-memory-access=allow", "-cp", classPath(jar),
                mainClass));
        try {
            callService();
        } finally {
            service.destroy();
            // The service's JVM ends after its child process has written the cache.
            boolean ended = service.waitFor(LIMIT_IN_SECONDS, TimeUnit.SECONDS);
            kill(service);
            if (!ended) {
                Files.deleteIfExists(cache);
            }
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the JVM wrote no cache: see " + folder.resolve("service.log"));
        }
        System.out.println("The cache has " + Files.size(cache) + " bytes");
    }

    /** Copies the jars, and returns their class path with the names and the order of the image. */
    private String classPath(Path jar) throws IOException {
        List<String> jars = new ArrayList<>(List.of(copy(jar, "classpath")));
        for (String element : Files.readString(folder.resolve("class-path")).split(File.pathSeparator, -1)) {
            if (Files.isRegularFile(Path.of(element))) {
                jars.add(copy(Path.of(element), "libs"));
            }
        }
        String classPath = String.join(File.pathSeparator, jars);
        // For programs that start the service with the cache, outside of an image.
        Files.writeString(folder.resolve("trained-class-path"), classPath);
        return classPath;
    }

    private String copy(Path jar, String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("app").resolve(name)).resolve(jar.getFileName());
        Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(copy, JIB_TIME);
        return copy.toString();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(TestDatabase.migrated().environment());
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(apiPort));
        environment.put("ENDPOINTS_ALL_PORT", Integer.toString(managementPort));
        return environment;
    }

    private void callService() throws IOException, InterruptedException {
        Path systemTests = folder.resolve("system-test-class-path");
        run("./mvnw", "-q", "-f", "system-test", "process-classes", "dependency:build-classpath", "-Dmdep.outputFile=" + systemTests);
        String classPath = "system-test/target/classes" + File.pathSeparator + Files.readString(systemTests);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(java, "-cp", classPath, SYSTEM_TESTS + "SystemTestProgram");
        run(java, "-cp", classPath, SYSTEM_TESTS + "SteadyLoad", CALLS_PER_SECOND, SECONDS);
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("calls.log");
        Process process = start(log, false, Map.of("SYSTEM_TEST_HOSTPORT", "localhost:" + apiPort), List.of(command));
        boolean succeeded = process.waitFor(LIMIT_IN_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        kill(process);
        if (!succeeded) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
    }

    private static Process start(Path log, boolean alone, Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        if (alone) {
            builder.environment().clear();
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process)));
        return process;
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
