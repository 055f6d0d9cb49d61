package io.github.slipway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.github.slipway.http.StaticContent;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** {@code /openapi.yaml}: the API's description. */
@Hidden
@Controller
final class OpenApiController {
    /** Where the annotation processor leaves it. */
    private static final String RESOURCE = "/META-INF/swagger/openapi.yml";

    private static final String TYPE = "application/yaml";

    private final StaticContent document = StaticContent.compress(read(), TYPE);

    @Get("/openapi.yaml")
    @Produces(TYPE)
    HttpResponse<byte[]> document(HttpRequest<?> request) {
        return document.respondIfChanged(request);
    }

    private static byte[] read() {
        try (InputStream resource = OpenApiController.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing: it is made when the program is compiled");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
