package io.github.slipway.systemtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

/**
 * The resource that the tests of the kit use. Each service names its resource in {@value #FILE}.
 *
 * @param path the path of the collection
 * @param body the body of a POST request that creates a resource
 */
public record Resource(String path, String body) {
    private static final String FILE = "/system-test.properties";

    /**
     * Reads the file. In the body, {@code {run}} is replaced by the name of this run.
     *
     * @throws CannotTestException if a property is missing
     */
    public static Resource read() {
        var properties = new Properties();
        try (InputStream file = Resource.class.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Resource(property(properties, "resource.path"), property(properties, "resource.body").replace("{run}", Service.RUN));
    }

    /** Returns the names of the body's fields. */
    public List<String> fields() {
        return List.copyOf(Json.read(body).propertyNames());
    }

    /** Returns the body with another value of a field. */
    public String bodyWith(String field, @Nullable Object value) {
        ObjectNode changed = (ObjectNode) Json.read(body);
        return Json.write(changed.putPOJO(field, value));
    }

    /** Returns the body without a field. */
    public String bodyWithout(String field) {
        ObjectNode changed = (ObjectNode) Json.read(body);
        changed.remove(field);
        return Json.write(changed);
    }

    private static String property(Properties properties, String name) {
        String value = properties.getProperty(name, "");
        if (value.isEmpty()) {
            throw new CannotTestException(FILE + " must have the property " + name);
        }
        return value;
    }
}
