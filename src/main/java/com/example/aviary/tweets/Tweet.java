package com.example.aviary.tweets;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.github.slipway.json.Text;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A tweet, as it is stored and as callers get it.
 *
 * @param id given by the database, positive, increasing, never used again
 * @param text exactly as it was sent
 * @param timestamp when it was created, by the database's clock, in microseconds
 * @param version 1 at first, one more with each change; callers see it as the entity tag
 */
@Serdeable.Serializable
@MappedEntity("tweets")
@Schema(description = "A tweet")
record Tweet(
        @Schema(description = "Assigned by the service and never reused; newer tweets have higher ids", minimum = "1",
                maximum = "9223372036854775807", example = "1")
        @Id long id,
        @Text(max = 140, description = "The text, exactly as it was sent", example = "Hello, world!") String text,
        @Schema(description = "Time of creation, in microseconds", example = "2026-11-22T08:00:00.123456Z") Instant timestamp,
        @JsonIgnore long version) {

    /** What the place of a tweet looks like. */
    static final String HREF_PATTERN = "^/tweets/[1-9][0-9]{0,18}$";

    /** Where this tweet is. */
    @JsonProperty("href")
    @Schema(description = "Path of this tweet", pattern = HREF_PATTERN, example = "/tweets/1")
    public String getHref() {
        return TweetApi.PATH + "/" + id;
    }
}
