package io.github.slipway.scaffold;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The service's file {@value #FILE}, from which an update reads the template and the names.
 *
 * @param source the address of the template's repository for {@code git fetch}
 * @param version the version of Slipway: of a release, such as 0.2.0, or of another commit, such as 0.2.0+COMMIT. It is empty
 * in the template itself
 * @param names the names of the service and its resource
 * @param kept Slipway's files that the team edits
 */
record ServiceRecord(String source, String version, Names names, List<String> kept) {
    static final String FILE = ".slipway";

    static ServiceRecord read(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String name : List.of("source", "service", "package", "one", "many")) {
            if (properties.getProperty(name, "").isBlank()) {
                throw new Refusal(FILE + " has no '" + name + "'.");
            }
        }
        return new ServiceRecord(properties.getProperty("source"), properties.getProperty("version", ""),
                new Names(properties.getProperty("service"), properties.getProperty("package"), properties.getProperty("one"),
                        properties.getProperty("many")),
                Stream.of(properties.getProperty("keep", "").split(" ", -1)).filter(file -> !file.isBlank()).toList());
    }

    boolean isTemplate() {
        return version.isEmpty();
    }

    /** Returns the version without the commit. */
    String release() {
        return version.replaceFirst("\\+.*", "");
    }

    /** Returns the text of the file with the changes of an update. */
    String write(String old) {
        String text = old.replaceFirst("(?m)^version=.*", "version=" + version);
        String keep = "keep=" + String.join(" ", kept);
        return Pattern.compile("(?m)^keep=").matcher(text).find()
                ? text.replaceFirst("(?m)^keep=.*", Matcher.quoteReplacement(keep))
                : kept.isEmpty() ? text : text + "# Slipway's files that the team edits: an update merges into them.\n" + keep + "\n";
    }

    /** Returns the text of the file for a new service. */
    String text() {
        return write("""
                # scripts/update reads this file: the address and the version of Slipway, and the names that the service was made with.
                source=%s
                version=%s
                service=%s
                package=%s
                one=%s
                many=%s
                """.formatted(source, version, names.service(), names.packageName(), names.one(), names.many()));
    }
}
