package io.github.slipway.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds the programs with Maven, and reads how the image starts the service's. */
record Build(Path root) {
    private static final int LIMIT_IN_SECONDS = 900;
    private static final Program.Resource ITEMS = new Program.Resource("/items", "{\"text\":\"Hello, world!\"}");
    private static final String ITEMS_READY = "/items?limit=1";
    /** The database of the peers and of pgbench. */
    static final String ITEMS_DATABASE = "items";
    /** Where the profile image-aot trains the cache. */
    private static final String SERVICE_CACHE = "target/aot";

    /** The jar with PostgreSQL's programs, which the service's tests use. */
    Path postgres() {
        Path folder = root.resolve("target/bench/postgres");
        maven(root, "dependency:copy-dependencies", "-DincludeGroupIds=io.zonky.test.postgres", "-DoutputDirectory=" + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.max(Path::compareTo).orElseThrow(() -> new Refusal("No jar with PostgreSQL in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The peers. Quarkus is first without, then with the cache that its documentation recommends for a fast start. */
    List<Program> peers(Path work) {
        Path micronaut = peer("micronaut", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=target/libs");
        Path quarkus = peer("quarkus", "-Dquarkus.package.jar.type=fast-jar", "-Dquarkus.package.output-directory=fast-jar");
        peer("quarkus");
        Path spring = peer("spring");
        Children.run(spring, Map.of(), LIMIT_IN_SECONDS, List.of(java(), "-Djarmode=tools", "-jar", "target/peer.jar", "extract", "--force",
                "--destination", "target/extracted"));
        return List.of(
                peer("Micronaut", micronaut, true, "-cp", "target/classes:target/libs/*", "io.github.slipway.bench.peer.Application"),
                peer("Quarkus fast-jar", quarkus, false, "-jar", "target/fast-jar/quarkus-run.jar"),
                peer("Quarkus", quarkus, true, Program.CACHE + work.resolve("quarkus.aot"), Program.CACHE_REQUIRED, "-jar",
                        "target/quarkus-app/quarkus-run.jar"),
                peer("Spring Boot", spring, true, "-jar", "target/extracted/peer.jar"));
    }

    private Path peer(String name, String... arguments) {
        Path folder = root.resolve("platform/bench/peers/" + name);
        List<String> all = new ArrayList<>(List.of("-f", folder.toString(), "package"));
        all.addAll(List.of(arguments));
        maven(root, all.toArray(String[]::new));
        return folder;
    }

    private static Program peer(String name, Path folder, boolean loaded, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(arguments));
        return new Program(name, folder, command, Map.of(), ITEMS_DATABASE, ITEMS, ITEMS_READY, false, loaded);
    }

    /**
     * The service of a copy of this repository, as its image runs it: the linked runtime, the jars and the cache.
     *
     * @param logLevel WARN is without access lines, INFO with them
     */
    Program service(String name, String database, String logLevel) {
        Map<String, String> resource = new HashMap<>();
        Usage.read(root.resolve("system-test/src/main/resources/system-test.properties")).lines()
                .filter(line -> line.startsWith("resource."))
                .forEach(line -> resource.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        String entrypoint = first("(?s)<entrypoint>(.*?)</entrypoint>", root.resolve("platform/service-parent/pom.xml"));
        List<String> command = Pattern.compile("<command>(.*?)</command>").matcher(entrypoint).results().map(match -> match.group(1)
                .replace("${exec.mainClass}", mainClass())
                .replace("@/app/jib-classpath-file", Usage.read(root.resolve(SERVICE_CACHE + "/trained-class-path")))
                .replaceFirst("^java$", root.resolve("target/runtime/bin/java").toString()))
                .flatMap(argument -> argument.equals("${image.cache.option}")
                        ? Stream.of(Program.CACHE + root.resolve(SERVICE_CACHE + "/cache"), Program.CACHE_REQUIRED)
                        : Stream.of(argument))
                .toList();
        return new Program(name, root, command, Map.of("LOG_LEVEL", logLevel), database,
                new Program.Resource(resource.get("resource.path"), resource.get("resource.body").replace("{run}", "benchmark")),
                "/health/readiness", true, true);
    }

    /** Makes what {@link #service} starts. */
    void buildService() {
        maven(root, "-Pimage", "-Dimage.aot", "-Djib.skip", "-DskipTests", "package");
    }

    String mainClass() {
        return first("<exec.mainClass>(.*?)</exec.mainClass>", root.resolve("pom.xml"));
    }

    /** The first group of a pattern in a file. */
    static String first(String pattern, Path file) {
        Matcher matcher = Pattern.compile(pattern).matcher(Usage.read(file));
        if (!matcher.find()) {
            throw new Refusal(file + " has no " + pattern);
        }
        return matcher.group(1);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void maven(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("./mvnw", "-q", "-Dspotless.check.skip"));
        command.addAll(List.of(arguments));
        Path home = Path.of(System.getProperty("java.home"));
        // Linking needs the tools of the same JDK.
        String path = home.resolve("bin") + File.pathSeparator + System.getenv("PATH");
        Children.run(folder, Map.of("JAVA_HOME", home.toString(), "PATH", path), LIMIT_IN_SECONDS, command);
    }
}
