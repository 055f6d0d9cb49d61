package io.github.slipway.bench.peer;

import io.micronaut.runtime.Micronaut;

/** The peer: bare Micronaut. */
public final class Application {
    private Application() {}

    /** Serves on port 8080. */
    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }
}
