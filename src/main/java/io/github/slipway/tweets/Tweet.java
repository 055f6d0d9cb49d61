package io.github.slipway.tweets;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A tweet, as it is stored and as callers get it.
 *
 * @param id given by the database, positive, increasing, never used again
 * @param text see {@link TweetText}
 * @param timestamp when it was created, by the database's clock, in microseconds
 * @param version 1 at first, one more with each change; callers see it as the entity tag
 */
@Serdeable.Serializable
@MappedEntity("tweets")
@Schema(description = "A tweet")
record Tweet(
        @Id long id,
        String text,
        Instant timestamp,
        @JsonIgnore long version) {

    /** Where this tweet is. */
    @JsonProperty("href")
    public String getHref() {
        return TweetApi.PATH + "/" + id;
    }
}
