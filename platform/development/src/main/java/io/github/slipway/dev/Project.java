package io.github.slipway.dev;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project that Maven built, from the properties {@code slipway.dev.*} that the profile {@code dev} writes into a file. */
final class Project {
    /** The name of the file in {@link #work()}. */
    static final String FILE = "project.properties";

    private final Path work;
    private final Properties properties = new Properties();

    /**
     * Reads the project.
     *
     * @param work the folder of the development server's files
     * @throws IOException if the file cannot be read
     */
    Project(Path work) throws IOException {
        this.work = work;
        try (InputStream in = Files.newInputStream(work.resolve(FILE))) {
            properties.load(in);
        }
    }

    /** Returns the folder of the development server's files. */
    Path work() {
        return work;
    }

    /** Returns the folder of the classes and resources that the service runs from. */
    Path classes() {
        return Path.of(get("classes"));
    }

    /** Returns the folders of the platform's {@code sources} or {@code resources} that are part of the service. */
    List<Path> platform(String kind) {
        return paths("platform." + kind);
    }

    /** Returns the folders of the service's {@code sources} or {@code resources}. */
    List<Path> service(String kind) {
        return paths("service." + kind);
    }

    /**
     * Returns the files and folders whose changes need a restart of Maven: the poms, the libraries, and the development server's
     * sources.
     */
    List<Path> startsAgain() {
        return Stream.concat(entries("starts-again"), jars("runtime")).map(Path::of).toList();
    }

    /** Returns the jars of the service's class path, with the separators of a class path. */
    String runtimeJars() {
        return String.join(File.pathSeparator, jars("runtime").toList());
    }

    /**
     * Returns the jars of the compiler's class path, including the annotation processors, with the separators of a class path.
     */
    String compilerJars() {
        return String.join(File.pathSeparator, jars("compiler").toList());
    }

    /** Returns the Java version of the classes. */
    String release() {
        return get("release");
    }

    /** Returns the jars of one of Maven's class paths, without the folder of the classes. */
    private Stream<String> jars(String name) {
        return entries(name).filter(entry -> entry.endsWith(".jar"));
    }

    private List<Path> paths(String name) {
        return entries(name).map(Path::of).toList();
    }

    private Stream<String> entries(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(get(name)).filter(entry -> !entry.isEmpty());
    }

    private String get(String name) {
        String value = properties.getProperty("slipway.dev." + name);
        if (value == null) {
            throw new IllegalStateException("Maven has not written the property slipway.dev." + name);
        }
        return value;
    }
}
