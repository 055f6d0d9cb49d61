package io.github.slipway.scaffold;

/** Why a program does not do what it was asked for. The message names the cause and what to do; nothing has changed. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
