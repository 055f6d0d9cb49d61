package io.github.slipway.problems;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why a request was not served.
 *
 * @param type always {@code about:blank}: the status is the kind of the problem
 * @param title the status in words
 * @param status the status
 * @param detail what is wrong with this request, for people
 * @param instance the path of the request
 * @param requestId the request's id: it is on every log line of the request
 * @param violations the fields or parameters that are wrong, where any are
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@Serdeable
@Schema(description = "Why a request was not served.")
public record Problem(
        @Schema(description = "The type of problem: always about:blank, which means that the status names it",
                example = "about:blank") String type,
        @Schema(description = "The status in words", example = "Bad Request") String title,
        @Schema(description = "The status", example = "400") int status,
        @Schema(description = "The fault of this request, in a sentence") String detail,
        @Schema(description = "The path of the request", example = "/healthcheck") String instance,
        @Schema(description = "The request's id, as in the header X-Request-ID") String requestId,
        @Schema(description = "The invalid fields or parameters") @Nullable List<Violation> violations) {

    /**
     * A field or parameter that is wrong.
     *
     * @param field its name
     * @param message what it should be
     */
    @Serdeable
    @Schema(description = "An invalid field or parameter.")
    public record Violation(
            @Schema(description = "The field's or parameter's name", example = "text") String field,
            @Schema(description = "The rule that the value breaks", example = "must not be blank") String message) {}
}
