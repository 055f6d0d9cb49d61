package io.github.slipway.systemtest;

import static io.github.slipway.systemtest.Answers.assertProblem;
import static io.github.slipway.systemtest.Answers.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Errors that every service reports as problem details. If a service accepts a bad request, the kit deletes the resource. */
@ExtendWith(ServiceExtension.class)
final class ProblemTest {
    private final Service service;
    private final String path;
    private final String body;

    ProblemTest(Service service) {
        this.service = service;
        path = service.resource().path();
        body = service.resource().body();
    }

    @Test
    void malformedJsonIs400() {
        assertProblem(service.post(path, "{" + body), 400);
    }

    @Test
    void anUnknownPathIs404() {
        assertProblem(service.get("/nothing-is-here"), 404);
    }

    @Test
    void anUnknownMethodIs405() {
        var response = service.send(service.request(path).method("PATCH", BodyPublishers.noBody()));

        assertProblem(response, 405);
        assertThat(header(response, "Allow").split(", *")).contains("GET", "POST");
    }

    @Test
    void aTypeThatTheServiceCannotSendIs406() {
        assertProblem(service.send(service.request(path).header("Accept", "image/png")), 406);
    }

    @Test
    void aLargeBodyIs413() {
        assertProblem(service.post(path, large()), 413);
    }

    @Test
    void aLargeBodyInChunksIs413() {
        assertProblem(service.send(service.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large().getBytes(UTF_8))))), 413);
    }

    @Test
    void aBodyOfAnotherTypeIs415() {
        assertProblem(service.send(service.request(path).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(body))), 415);
    }

    private String large() {
        return body + " ".repeat(16 * 1024);
    }
}
