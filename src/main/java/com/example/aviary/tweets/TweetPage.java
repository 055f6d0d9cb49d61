package com.example.aviary.tweets;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.slipway.resources.Cursor;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A page of tweets.
 *
 * @param items the tweets, newest first
 * @param next where the next page is, with older ones; null, and absent from the answer, on the last page
 */
@Serdeable.Serializable
@Schema(description = "A page of tweets")
record TweetPage(
        @Schema(description = "The tweets, newest (highest id) first") List<Tweet> items,
        @Schema(description = "Path of the next page, with older tweets; absent on the last page",
                pattern = NEXT_PATTERN, example = "/tweets?limit=20&cursor=AAAAAAAAAAE")
        @Nullable String next) {

    /** What the place of a page looks like; the cursor's form is stated where it is sent. */
    static final String NEXT_PATTERN = "^/tweets\\?limit=[1-9][0-9]{0,2}&cursor=[A-Za-z0-9_-]{11}$";

    /**
     * Makes a page of what a query for one tweet more than its limit gave.
     *
     * @param found up to {@code limit + 1} tweets
     * @param limit tweets on a page, positive
     */
    static TweetPage of(List<Tweet> found, int limit) {
        if (found.size() <= limit) {
            return new TweetPage(found, null);
        }
        List<Tweet> items = found.subList(0, limit);
        return new TweetPage(items,
                TweetApi.PATH + "?limit=" + limit + "&cursor=" + Cursor.encode(items.getLast().id()));
    }
}
