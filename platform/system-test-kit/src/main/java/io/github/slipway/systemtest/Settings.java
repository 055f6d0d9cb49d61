package io.github.slipway.systemtest;

import java.net.URI;
import java.util.Map;

/**
 * The settings of a run.
 *
 * @param service the address of the service
 * @param fixtures whether the service must have exactly the fixtures
 */
public record Settings(URI service, boolean fixtures) {
    /** The environment variable with the host and port of the service. */
    public static final String HOSTPORT = "SYSTEM_TEST_HOSTPORT";
    /** The environment variable that is {@code true} if the service must have exactly the fixtures. */
    public static final String FIXTURES = "SYSTEM_TEST_FIXTURES";

    /**
     * Reads environment variables.
     *
     * @throws CannotTestException if one is missing or malformed
     */
    static Settings of(Map<String, String> environment) {
        return new Settings(service(environment.getOrDefault(HOSTPORT, "")), fixtures(environment.getOrDefault(FIXTURES, "")));
    }

    private static URI service(String value) {
        if (value.isEmpty()) {
            throw new CannotTestException(HOSTPORT + " must be the host and port of the service, for example localhost:8080");
        }
        try {
            URI uri = URI.create("http://" + value);
            if (uri.getHost() != null && uri.getPort() > 0 && uri.getPort() < 65536 && uri.getRawAuthority().equals(value)
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // The exception below reports it.
        }
        throw new CannotTestException(HOSTPORT + " must be a host and a port, for example localhost:8080, but is \"" + value + "\"");
    }

    private static boolean fixtures(String value) {
        return switch (value) {
            case "true" -> true;
            case "", "false" -> false;
            default -> throw new CannotTestException(FIXTURES + " must be true or false, but is \"" + value + "\"");
        };
    }
}
