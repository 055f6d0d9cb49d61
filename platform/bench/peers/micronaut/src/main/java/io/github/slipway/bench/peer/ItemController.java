package io.github.slipway.bench.peer;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The calls. */
@Controller("/items")
@ExecuteOn(TaskExecutors.BLOCKING)
class ItemController {
    private final ItemRepository items;

    ItemController(ItemRepository items) {
        this.items = items;
    }

    @Get
    Page list(@QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit, @QueryValue @Nullable String cursor) {
        return Page.of(items.findBefore(Page.before(cursor), limit + 1), limit);
    }

    @Get("/{id}")
    HttpResponse<Item> read(long id, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        Item item = items.find(id);
        if (item == null) {
            return HttpResponse.notFound();
        }
        return (tag(item).equals(known) ? HttpResponse.<Item>notModified() : HttpResponse.ok(item)).header(HttpHeaders.ETAG, tag(item));
    }

    @Post
    HttpResponse<Item> create(@Body @Valid Draft draft) {
        Item item = items.insert(draft.text());
        return HttpResponse.created(item, URI.create(item.getHref())).header(HttpHeaders.ETAG, tag(item));
    }

    private static String tag(Item item) {
        return "\"" + item.version() + "\"";
    }
}
