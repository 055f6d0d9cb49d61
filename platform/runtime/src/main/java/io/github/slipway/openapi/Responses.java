package io.github.slipway.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.slipway.problems.Problem;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Annotations that document the errors that calls share. */
public final class Responses {
    private Responses() {}

    /** Documents the response to malformed parameters, headers and bodies. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "400", description = "A parameter, a header or the body is malformed; violations list the faults",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface BadRequest {}

    /** Documents the response to an id that no resource has. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "404", description = "No resource has this id",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface NotFound {}

    /** Documents the response to a precondition that does not hold. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "412", description = "The resource's entity tag does not match If-Match, or matches If-None-Match",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface PreconditionFailed {}

    /** Documents the responses to bodies that are refused unread. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "413", description = "The body is larger than 16 KiB",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(responseCode = "415", description = "The body is not application/json",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface BodyProblems {}

    /** Documents the response while the database is unavailable. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "503", description = "The database is unavailable, or too many requests are being served",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)),
            headers = @Header(name = "Retry-After", description = "Seconds to wait before trying again",
                    schema = @Schema(type = "integer")))
    public @interface Unavailable {}

    /** Documents the responses that every call may have. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "406", description = "Accept does not include application/json",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(responseCode = "408", description = "The request does not arrive within 30 seconds",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(responseCode = "500", description = "The service failed; its log has the cause",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface CommonProblems {}
}
