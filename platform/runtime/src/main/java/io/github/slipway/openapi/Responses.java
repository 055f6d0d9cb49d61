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

    /** Documents the answer to parameters, headers and bodies that are malformed. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "400", description = "A parameter, a header or the body is malformed; violations name what",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface BadRequest {}

    /** Documents the answer where there is nothing. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "404", description = "There is none of this id",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface NotFound {}

    /** Documents the answer to an If-Match that does not match. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "412", description = "If-Match does not name its entity tag, or If-None-Match does",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface PreconditionFailed {}

    /** Documents the answers to bodies that are not even looked into. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "413", description = "The body is larger than 16 KiB",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(responseCode = "415", description = "The body is not application/json",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface BodyProblems {}

    /** Documents the answer while the database cannot do its work. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "503", description = "The database is unavailable, or too many requests are being served",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)),
            headers = @Header(name = "Retry-After", description = "Seconds to wait before trying again",
                    schema = @Schema(type = "integer")))
    public @interface Unavailable {}

    /** Documents the answers that every call may have. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    @ApiResponse(responseCode = "406", description = "Accept does not take application/json",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(responseCode = "408", description = "The request does not arrive within 30 seconds",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(responseCode = "500", description = "The service failed; its log says why",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_PROBLEM, schema = @Schema(implementation = Problem.class)))
    public @interface CommonProblems {}
}
