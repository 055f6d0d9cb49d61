package com.example.aviary.tweets;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.slipway.metrics.ResourceChanges;
import io.github.slipway.resources.Cursor;
import io.github.slipway.resources.EntityTags;
import io.github.slipway.resources.Preconditions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers the {@linkplain TweetApi calls on tweets}. Each waits for the database on a virtual thread. */
@Controller(TweetApi.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
class TweetController implements TweetApi {
    private final TweetRepository tweets;
    private final ResourceChanges changes;

    TweetController(TweetRepository tweets, MeterRegistry meters) {
        this.tweets = tweets;
        changes = new ResourceChanges(meters, "tweets");
    }

    @Override
    public HttpResponse<TweetPage> list(int limit, @Nullable String cursor) {
        List<Tweet> found = tweets.findBefore(cursor == null ? Cursor.START : Cursor.decode(cursor), limit + 1);
        return json(HttpResponse.ok(TweetPage.of(found, limit)));
    }

    @Override
    public HttpResponse<Tweet> create(TweetDraft draft) {
        Tweet tweet = tweets.insert(draft);
        changes.created();
        return tagged(HttpResponse.created(tweet, URI.create(tweet.getHref())), tweet);
    }

    @Override
    public HttpResponse<Tweet> read(long id, HttpHeaders headers) {
        Preconditions preconditions = Preconditions.of(headers);
        Tweet tweet = tweets.find(id);
        if (tweet == null) {
            throw notFound(id);
        }
        if (preconditions.isUnchanged(EntityTags.of(tweet.version()))) {
            return HttpResponse.<Tweet>notModified().header(HttpHeaders.ETAG, EntityTags.of(tweet.version()));
        }
        return tagged(HttpResponse.ok(tweet), tweet);
    }

    @Override
    public HttpResponse<Tweet> update(long id, TweetDraft draft, HttpHeaders headers) {
        Preconditions preconditions = Preconditions.of(headers);
        Tweet tweet = tweets.update(id, draft, preconditions.any(), preconditions.versions(), preconditions.others());
        if (tweet == null) {
            throw notFoundOrChanged(id, preconditions);
        }
        changes.updated();
        return tagged(HttpResponse.ok(tweet), tweet);
    }

    @Override
    public HttpResponse<Void> delete(long id, HttpHeaders headers) {
        Preconditions preconditions = Preconditions.of(headers);
        if (tweets.delete(id, preconditions.any(), preconditions.versions(), preconditions.others()) == 0) {
            throw notFoundOrChanged(id, preconditions);
        }
        changes.deleted();
        return HttpResponse.noContent();
    }

    private static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response, Tweet tweet) {
        return json(response).header(HttpHeaders.ETAG, EntityTags.of(tweet.version()));
    }

    /** Left to itself, the framework repeats what stands in Accept, parameters included. */
    private static <T> MutableHttpResponse<T> json(MutableHttpResponse<T> response) {
        return response.contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private HttpStatusException notFoundOrChanged(long id, Preconditions preconditions) {
        return !preconditions.isEmpty() && tweets.exists(id) ? preconditions.failed("tweet " + id) : notFound(id);
    }

    private static HttpStatusException notFound(long id) {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "there is no tweet " + id);
    }
}
