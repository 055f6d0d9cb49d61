package io.github.slipway.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.micronaut.context.env.PropertySource;

/**
 * Slipway's own properties of Micronaut, and the commit that the program was built from. Every other source of properties wins
 * over them.
 */
final class DefaultProperties {
    private static final String FILE = "/io/github/slipway/defaults.properties";
    /** The build writes the property {@code git.commit.id} into it, if it runs in a clone. */
    private static final String GIT_FILE = "/git.properties";
    /** Properties of sources with a higher order replace those of a lower one. */
    private static final int LOWEST_ORDER = Integer.MIN_VALUE;

    private DefaultProperties() {}

    static PropertySource read() {
        Map<String, Object> values = new HashMap<>(Map.of(Ports.API_PROPERTY, Ports.API, Ports.MANAGEMENT_PROPERTY, Ports.MANAGEMENT));
        for (String file : List.of(FILE, GIT_FILE)) {
            Properties properties = read(file);
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return PropertySource.of("slipway", values, LOWEST_ORDER);
    }

    private static Properties read(String file) {
        var properties = new Properties();
        try (InputStream stream = DefaultProperties.class.getResourceAsStream(file)) {
            if (stream != null) {
                properties.load(stream);
            } else if (file.equals(FILE)) {
                throw new IllegalStateException("the class path has no " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
