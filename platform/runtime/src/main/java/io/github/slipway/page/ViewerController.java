package io.github.slipway.page;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** {@code /openapi}: a viewer of the API's document. */
@Hidden
@Controller("/openapi")
@Requires(condition = PageEnabled.class)
final class ViewerController {
    private static final String FILE = "/io/github/slipway/page/viewer.html";
    /** Swagger UI's style sheet has its icons in itself. */
    private static final String OWN_FILES_AND_ICONS = HtmlPage.OWN_FILES + " data:";

    private final HtmlPage viewer;

    ViewerController(PageValues values) {
        viewer = HtmlPage.of(FILE, values, OWN_FILES_AND_ICONS);
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> viewer(HttpRequest<?> request) {
        return viewer.respondTo(request);
    }
}
