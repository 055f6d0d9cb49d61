package io.github.slipway.systemtest;

/** Explains in one line why the tests cannot run. A stack trace would add nothing. */
final class CannotTestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotTestException(String message) {
        super(message, null, false, false);
    }
}
