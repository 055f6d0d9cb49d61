package io.github.slipway.bench;

/** Why the benchmark does not measure. The message is for the user. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
