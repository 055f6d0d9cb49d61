package io.github.slipway.json;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** A request's body is not JSON, or not of the form that it should have. */
public final class MalformedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String field;

    MalformedJsonException(@Nullable String field, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /** What is wrong, for callers: the end of a sentence about the field, or about the whole body. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The field that is wrong, or null for the whole body. */
    public @Nullable String field() {
        return field;
    }
}
