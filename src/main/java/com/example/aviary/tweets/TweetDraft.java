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
@Schema(description = "What a tweet is made of. Other fields are ignored, so that a tweet that was read can be sent back")
record TweetDraft(
        @Text(max = 140, description = "What it says, not only white space", example = "Hello, world!") String text) {

    /** A valid draft. */
    static final TweetDraft EXAMPLE = new TweetDraft("Hello, world!");
}
