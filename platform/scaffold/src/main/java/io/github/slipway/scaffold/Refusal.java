package io.github.slipway.scaffold;

/** The program refuses its task and has changed nothing. The message states the cause and the remedy. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
