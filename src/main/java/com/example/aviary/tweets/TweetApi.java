package com.example.aviary.tweets;

import org.jspecify.annotations.Nullable;

import io.github.slipway.openapi.Responses;
import io.github.slipway.resources.Cursor;
import io.github.slipway.resources.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/** The calls on tweets, as their callers see them: this is what the API's description is generated from. */
@Tag(name = "tweets")
interface TweetApi {
    /** The collection's path. */
    String PATH = "/tweets";

    @Operation(operationId = "listTweets", summary = "Lists tweets, newest first, a page at a time")
    @ApiResponse(responseCode = "200", description = "A page")
    @Responses.BadRequest
    @Responses.Unavailable
    @Responses.CommonProblems
    @Get
    HttpResponse<TweetPage> list(
            @Parameter(description = "Number of tweets on a page; 20 if empty", allowEmptyValue = true)
            @QueryValue(defaultValue = "20")
            @Min(1) @Max(100) int limit,
            @Parameter(description = "Position of the page: from the field next of an earlier response") @QueryValue @Nullable
            @Pattern(regexp = Cursor.PATTERN, message = Cursor.EXPECTED) String cursor);

    @Operation(operationId = "createTweet", summary = "Creates a tweet")
    @ApiResponse(responseCode = "201", description = "The new tweet", headers = {
            @Header(name = HttpHeaders.LOCATION, description = "Path of the new tweet",
                    schema = @Schema(type = "string", pattern = Tweet.HREF_PATTERN)),
            @Header(name = HttpHeaders.ETAG, description = "The tweet's entity tag",
                    schema = @Schema(type = "string", pattern = EntityTags.OWN_PATTERN))})
    @Responses.BadRequest
    @Responses.BodyProblems
    @Responses.Unavailable
    @Responses.CommonProblems
    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<Tweet> create(@Body @Valid TweetDraft draft);

    @Operation(operationId = "readTweet", summary = "Reads a tweet",
            parameters = {
                    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER,
                            schema = @Schema(type = "string", pattern = EntityTags.PATTERN),
                            description = "Condition: the tweet's entity tag is one of these"),
                    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER,
                            schema = @Schema(type = "string", pattern = EntityTags.PATTERN),
                            description = "Condition: the tweet's entity tag is none of these")})
    @ApiResponse(responseCode = "200", description = "The tweet",
            headers = @Header(name = HttpHeaders.ETAG, description = "The tweet's entity tag",
                    schema = @Schema(type = "string", pattern = EntityTags.OWN_PATTERN)))
    @ApiResponse(responseCode = "304", description = "Not modified",
            headers = @Header(name = HttpHeaders.ETAG, description = "The tweet's entity tag",
                    schema = @Schema(type = "string", pattern = EntityTags.OWN_PATTERN)))
    @Responses.BadRequest
    @Responses.NotFound
    @Responses.PreconditionFailed
    @Responses.Unavailable
    @Responses.CommonProblems
    @Get("/{id}")
    HttpResponse<Tweet> read(
            @Parameter(description = "The tweet's id") @PathVariable @Min(1) @Max(Long.MAX_VALUE) long id,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(operationId = "updateTweet", summary = "Changes a tweet",
            parameters = {
                    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER,
                            schema = @Schema(type = "string", pattern = EntityTags.PATTERN),
                            description = "Condition: the tweet's entity tag is one of these"),
                    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER,
                            schema = @Schema(type = "string", pattern = EntityTags.PATTERN),
                            description = "Condition: the tweet's entity tag is none of these")})
    @ApiResponse(responseCode = "200", description = "The changed tweet",
            headers = @Header(name = HttpHeaders.ETAG, description = "The tweet's entity tag",
                    schema = @Schema(type = "string", pattern = EntityTags.OWN_PATTERN)))
    @Responses.BadRequest
    @Responses.NotFound
    @Responses.PreconditionFailed
    @Responses.BodyProblems
    @Responses.Unavailable
    @Responses.CommonProblems
    @Put("/{id}")
    HttpResponse<Tweet> update(
            @Parameter(description = "The tweet's id") @PathVariable @Min(1) @Max(Long.MAX_VALUE) long id,
            @Body @Valid TweetDraft draft,
            @Parameter(hidden = true) HttpHeaders headers);

    @Operation(operationId = "deleteTweet", summary = "Deletes a tweet",
            parameters = {
                    @Parameter(name = HttpHeaders.IF_MATCH, in = ParameterIn.HEADER,
                            schema = @Schema(type = "string", pattern = EntityTags.PATTERN),
                            description = "Condition: the tweet's entity tag is one of these"),
                    @Parameter(name = HttpHeaders.IF_NONE_MATCH, in = ParameterIn.HEADER,
                            schema = @Schema(type = "string", pattern = EntityTags.PATTERN),
                            description = "Condition: the tweet's entity tag is none of these")})
    @ApiResponse(responseCode = "204", description = "Deleted")
    @Responses.BadRequest
    @Responses.NotFound
    @Responses.PreconditionFailed
    @Responses.Unavailable
    @Responses.CommonProblems
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    HttpResponse<Void> delete(
            @Parameter(description = "The tweet's id") @PathVariable @Min(1) @Max(Long.MAX_VALUE) long id,
            @Parameter(hidden = true) HttpHeaders headers);
}
