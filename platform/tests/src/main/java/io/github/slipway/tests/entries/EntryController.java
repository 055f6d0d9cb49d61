package io.github.slipway.tests.entries;

import java.net.URI;

import io.github.slipway.metrics.ResourceChanges;
import io.github.slipway.openapi.Responses;
import io.github.slipway.resources.EntityTags;
import io.github.slipway.resources.Preconditions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The calls of the API: one of each kind that the runtime must serve. */
@Controller(EntryController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "entries")
class EntryController {
    static final String PATH = "/entries";

    private final EntryRepository entries;
    private final ResourceChanges changes;

    EntryController(EntryRepository entries, MeterRegistry meters) {
        this.entries = entries;
        changes = new ResourceChanges(meters, "entries");
    }

    @Operation(operationId = "listEntries", summary = "Lists the newest entries")
    @Responses.BadRequest
    @Responses.Unavailable
    @Responses.CommonProblems
    @Get
    HttpResponse<EntryPage> list(@QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return json(HttpResponse.ok(new EntryPage(entries.findNewest(limit))));
    }

    @Operation(operationId = "createEntry", summary = "Creates an entry")
    @Responses.BadRequest
    @Responses.BodyProblems
    @Responses.Unavailable
    @Responses.CommonProblems
    @Post
    HttpResponse<Entry> create(@Body @Valid EntryDraft draft) {
        Entry entry = entries.insert(draft.text());
        changes.created();
        return tagged(HttpResponse.created(entry, URI.create(PATH + "/" + entry.id())), entry);
    }

    @Operation(operationId = "readEntry", summary = "Reads an entry")
    @Responses.BadRequest
    @Responses.NotFound
    @Responses.PreconditionFailed
    @Responses.Unavailable
    @Responses.CommonProblems
    @Get("/{id}")
    HttpResponse<Entry> read(@Min(1) long id, @Parameter(hidden = true) HttpHeaders headers) {
        Preconditions preconditions = Preconditions.of(headers);
        Entry entry = entries.find(id);
        if (entry == null) {
            throw notFound(id);
        }
        if (preconditions.isUnchanged(EntityTags.of(entry.version()))) {
            return HttpResponse.<Entry>notModified().header(HttpHeaders.ETAG, EntityTags.of(entry.version()));
        }
        return tagged(HttpResponse.ok(entry), entry);
    }

    @Operation(operationId = "updateEntry", summary = "Changes an entry")
    @Responses.BadRequest
    @Responses.NotFound
    @Responses.PreconditionFailed
    @Responses.BodyProblems
    @Responses.Unavailable
    @Responses.CommonProblems
    @Put("/{id}")
    HttpResponse<Entry> update(@Min(1) long id, @Body @Valid EntryDraft draft, @Parameter(hidden = true) HttpHeaders headers) {
        Preconditions preconditions = Preconditions.of(headers);
        Entry entry = entries.update(id, draft.text(), preconditions.any(), preconditions.versions(), preconditions.others());
        if (entry == null) {
            throw notFoundOrChanged(id, preconditions);
        }
        changes.updated();
        return tagged(HttpResponse.ok(entry), entry);
    }

    @Operation(operationId = "deleteEntry", summary = "Deletes an entry")
    @Responses.BadRequest
    @Responses.NotFound
    @Responses.PreconditionFailed
    @Responses.Unavailable
    @Responses.CommonProblems
    @Delete("/{id}")
    HttpResponse<Void> delete(@Min(1) long id, @Parameter(hidden = true) HttpHeaders headers) {
        Preconditions preconditions = Preconditions.of(headers);
        if (entries.delete(id, preconditions.any(), preconditions.versions(), preconditions.others()) == 0) {
            throw notFoundOrChanged(id, preconditions);
        }
        changes.deleted();
        return HttpResponse.noContent();
    }

    private static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response, Entry entry) {
        return json(response).header(HttpHeaders.ETAG, EntityTags.of(entry.version()));
    }

    private static <T> MutableHttpResponse<T> json(MutableHttpResponse<T> response) {
        return response.contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private HttpStatusException notFoundOrChanged(long id, Preconditions preconditions) {
        return !preconditions.isEmpty() && entries.find(id) != null ? preconditions.failed("entry " + id) : notFound(id);
    }

    private static HttpStatusException notFound(long id) {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "there is no entry " + id);
    }
}
