package io.github.slipway.page;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** {@code /}: the service's page, which is its resource {@value #FILE}. */
@Hidden
@Controller
@Requires(condition = PageEnabled.class)
@Requires(resources = "classpath:" + PageController.FILE)
final class PageController {
    static final String FILE = "page/index.html";

    private final HtmlPage page;

    PageController(PageValues values) {
        page = HtmlPage.of("/" + FILE, values, HtmlPage.OWN_FILES);
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        return page.respondTo(request);
    }
}
