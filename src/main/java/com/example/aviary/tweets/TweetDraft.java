package com.example.aviary.tweets;

import io.github.slipway.json.Text;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What callers send to create or change a tweet. Other fields are ignored, so a caller can send back what it read.
 *
 * @param text the tweet's text
 */
@Serdeable
@Schema(description = "What callers set. Other fields are ignored, so callers can send back a tweet that they have read")
record TweetDraft(
        @Text(max = 140, description = "The text, not blank", example = "Hello, world!") String text) {

    /** A valid draft. */
    static final TweetDraft EXAMPLE = new TweetDraft("Hello, world!");
}
