package io.github.slipway.scaffold;

/** A program refuses its task. The message names the cause and the way out; nothing has changed. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
