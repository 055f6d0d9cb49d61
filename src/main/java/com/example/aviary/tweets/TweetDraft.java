package com.example.aviary.tweets;

import io.github.slipway.json.StrictStringDeserializer;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What callers send to create or change a tweet. Other fields are ignored, so that a tweet that was read can be sent back.
 *
 * @param text the tweet's text
 */
@Serdeable
@Schema(description = "What a tweet is made of. Other fields are ignored, so that a tweet that was read can be sent back")
record TweetDraft(
        @Schema(description = "1 to 140 characters (Unicode code points), not only white space", minLength = 1,
                maxLength = TweetText.MAXIMUM, pattern = TweetText.PATTERN, example = "Hello, world!")
        @Serdeable.Deserializable(using = StrictStringDeserializer.class) @TweetText String text) {}
