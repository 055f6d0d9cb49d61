package io.github.slipway.json;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/** A request's body is not JSON, or does not have the form that it should have: the response is 400. */
public final class MalformedBodyException extends HttpStatusException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String field;
    private final String problem;

    MalformedBodyException(@Nullable String field, String problem) {
        super(HttpStatus.BAD_REQUEST, (field == null ? "the body" : field) + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** The field that is wrong, or null for the whole body. */
    public @Nullable String field() {
        return field;
    }

    /** The mistake, for callers: the end of a sentence about the field, or about the whole body. */
    public String problem() {
        return problem;
    }
}
