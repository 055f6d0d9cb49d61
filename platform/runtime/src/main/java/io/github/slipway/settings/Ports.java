package io.github.slipway.settings;

import java.util.Map;

/** The TCP ports that the service listens on, unless Micronaut's properties configure others. */
public final class Ports {
    /** The API. */
    public static final int API = 8080;
    /** Health, metrics and log levels. It must not be reachable from outside. */
    public static final int MANAGEMENT = 8081;

    /** Micronaut's property of the API's port. */
    public static final String API_PROPERTY = "micronaut.server.port";
    /** Micronaut's property of the management port. */
    public static final String MANAGEMENT_PROPERTY = "endpoints.all.port";

    private Ports() {}

    /** The API's port, for programs that do not start Micronaut: the value of Micronaut's variable, or the default. */
    public static int api(Map<String, String> variables) {
        String port = variables.getOrDefault("MICRONAUT_SERVER_PORT", "");
        return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : API;
    }
}
