package io.github.slipway.systemtest;

/** Why there is nothing to test, in one line for people: no stack trace would tell them more. */
final class CannotTestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotTestException(String message) {
        super(message, null, false, false);
    }
}
