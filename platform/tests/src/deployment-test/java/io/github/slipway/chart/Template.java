package io.github.slipway.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.slipway.Repository;

/** Files of platform/kubernetes with values for their placeholders. */
final class Template {
    static final Path FOLDER = Repository.file("platform/kubernetes");

    private Template() {}

    /** Returns the text of a file for a service. */
    static String of(String file, String service) {
        return of(file, Map.of("SERVICE", service));
    }

    /** Returns the text of a file with values for its placeholders. */
    static String of(String file, Map<String, String> placeholders) {
        try {
            String text = Files.readString(FOLDER.resolve(file));
            for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
                text = text.replace(placeholder.getKey(), placeholder.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
