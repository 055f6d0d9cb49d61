package io.github.slipway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import io.micronaut.context.env.PropertySource;

/** Slipway's own properties of Micronaut. Every other source of properties wins over them. */
final class DefaultProperties {
    private static final String FILE = "defaults.properties";

    /** Properties of sources with a higher order replace those of a lower one. */
    private static final int LOWEST_ORDER = Integer.MIN_VALUE;

    private DefaultProperties() {}

    static PropertySource read() {
        var properties = new Properties();
        try (InputStream file = Objects.requireNonNull(DefaultProperties.class.getResourceAsStream(FILE), FILE)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return PropertySource.of("slipway", values, LOWEST_ORDER);
    }
}
