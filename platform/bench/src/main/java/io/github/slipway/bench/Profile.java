package io.github.slipway.bench;

import java.nio.file.Path;

/** Placeholder. */
record Profile(Path work, String mainClass, Measurement measurement) {
    void run(Program program) {
        throw new Refusal("not yet");
    }
}
