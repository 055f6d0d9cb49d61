package io.github.slipway.bench.peer;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The calls. */
@Path("/items")
class ItemResource {
    private final ItemRepository items;

    ItemResource(ItemRepository items) {
        this.items = items;
    }

    @GET
    public Page list(@QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit, @QueryParam("cursor") String cursor) {
        return Page.of(items.findBefore(Page.before(cursor), limit + 1), limit);
    }

    @GET
    @Path("/{id}")
    public Response read(@PathParam("id") long id, @HeaderParam("If-None-Match") String known) {
        Item item = items.find(id);
        if (item == null) {
            return Response.status(404).build();
        }
        return (tag(item).equals(known) ? Response.notModified() : Response.ok(item)).header("ETag", tag(item)).build();
    }

    @POST
    public Response create(@Valid Draft draft) {
        Item item = items.insert(draft.text());
        return Response.created(URI.create(item.href())).entity(item).header("ETag", tag(item)).build();
    }

    private static String tag(Item item) {
        return "\"" + item.version() + "\"";
    }
}
