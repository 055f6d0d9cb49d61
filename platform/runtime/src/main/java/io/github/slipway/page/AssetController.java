package io.github.slipway.page;

import io.github.slipway.http.StaticContent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * {@code /assets/VERSION/NAME}: the content of a path never changes, so browsers cache it for a year.
 *
 * <p>
 * While a release replaces another, a browser can get a page from one replica and request its assets from another replica with
 * another version. That replica returns its own files, which no cache may keep. Otherwise, the page would have no script.
 */
@Hidden
@Controller("/assets")
@Requires(condition = PageEnabled.class)
final class AssetController {
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final String NOT_KEPT = "no-store";

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{version}/{name}")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> read(String version, String name, HttpRequest<?> request) {
        StaticContent asset = assets.get(name);
        if (asset == null) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "there is no asset " + name);
        }
        return asset.respondTo(request).header(HttpHeaders.CACHE_CONTROL, version.equals(assets.version()) ? FOR_A_YEAR : NOT_KEPT);
    }
}
