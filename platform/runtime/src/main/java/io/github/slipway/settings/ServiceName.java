package io.github.slipway.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The service's name: the property {@value #PROPERTY} of its {@code application.properties}. It is read before Micronaut
 * starts, because settings default to it and because {@code migrate} never starts Micronaut.
 */
final class ServiceName {
    static final String PROPERTY = "micronaut.application.name";

    private static final String FILE = "/application.properties";

    private ServiceName() {}

    /**
     * Reads the name.
     *
     * @throws InvalidSettingsException if the class path has no such file, or the file has no name
     */
    static String read() throws InvalidSettingsException {
        var properties = new Properties();
        try (InputStream file = ServiceName.class.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = properties.getProperty(PROPERTY, "");
        if (name.isBlank()) {
            throw new InvalidSettingsException(List.of("The service has no name: " + FILE + " should set " + PROPERTY));
        }
        return name;
    }
}
