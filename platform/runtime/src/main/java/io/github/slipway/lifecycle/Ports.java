package io.github.slipway.lifecycle;

/** The TCP ports that the service listens on. They are fixed: containers map them to whatever is wanted outside. */
public final class Ports {
    /** The API. */
    public static final int API = 8080;
    /** Health, metrics and log levels; never to be reached from outside. */
    public static final int MANAGEMENT = 8081;

    private Ports() {}
}
