package io.github.slipway.dev;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The project that Maven built, from the file of properties that the profile {@code dev} writes: all of Maven's, and those that
 * begin with {@code slipway.dev}.
 */
final class Project {
    private static final Pattern PLACEHOLDER = Pattern.compile("@([\\w.-]+)@");

    private final Properties properties = new Properties();

    /**
     * Reads the project.
     *
     * @throws IOException if the file cannot be read
     */
    Project(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
    }

    /** Where the service runs from. */
    Path classes() {
        return Path.of(get("slipway.dev.classes"));
    }

    /** A folder of the development server's own. */
    Path work() {
        return Path.of(get("dev.work"));
    }

    /** The sources and resources below the platform's folder. */
    List<Path> platform(String kind) {
        return paths("slipway.dev.platform." + kind);
    }

    /** The sources or resources of the service. */
    List<Path> service(String kind) {
        return paths("slipway.dev.service." + kind);
    }

    /** Whether a file is one that a process loads before it serves: the platform's, or a configuration of the log. */
    boolean isPlatforms(Path file) {
        return file.endsWith("logback.xml")
                || Stream.concat(platform("sources").stream(), platform("resources").stream()).anyMatch(file::startsWith);
    }

    /** Files whose change needs a new start of Maven. */
    List<Path> poms() {
        return paths("slipway.dev.poms");
    }

    /** The jars with which the service runs, separated as a class path is. */
    String runtimeJars() {
        return jars("slipway.dev.runtime");
    }

    /** The jars that the compiler sees, annotation processors among them. */
    String compilerJars() {
        return jars("slipway.dev.compiler");
    }

    /** The version of Java that the compiler is for. */
    String release() {
        return get("slipway.dev.release");
    }

    /** A text in which {@code @name@} is replaced by Maven's property of this name, as Maven does. */
    String filtered(String text) {
        return PLACEHOLDER.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(properties.getProperty(match.group(1), match.group())));
    }

    private String jars(String name) {
        return String.join(File.pathSeparator,
                Stream.of(get(name).split(Pattern.quote(File.pathSeparator), -1)).filter(entry -> entry.endsWith(".jar")).toList());
    }

    private List<Path> paths(String name) {
        return Stream.of(get(name).split(Pattern.quote(File.pathSeparator), -1)).map(Path::of).toList();
    }

    private String get(String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("Maven has not written the property " + name);
        }
        return value;
    }
}
