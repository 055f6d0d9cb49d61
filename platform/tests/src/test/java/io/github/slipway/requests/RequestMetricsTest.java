package io.github.slipway.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

class RequestMetricsTest {
    private static final String COUNT = "http_server_requests_seconds_count";

    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of());

    @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
    @CsvSource({
            "GET, /entries?limit=3, GET, /entries, 200",
            "gEt, /entries, GET, /entries, 200",
            "GET, /entries/4711, GET, /entries/{id}, 404",
            "GET, /entries/x, GET, /entries/{id}, 400",
            "DELETE, /entries/4711, DELETE, /entries/{id}, 404",
            "GET, /nothing, GET, UNMATCHED, 404",
            "FOO, /nothing, OTHER, UNMATCHED, 404",
            "HEAD, /entries, HEAD, /entries, 200",
            "GET, /openapi.yaml, GET, /openapi.yaml, 200"})
    void aRequestIsCountedByMethodRouteAndStatus(String method, String path, String label, String route, int status) {
        String series = COUNT + "{method=\"" + label + "\",route=\"" + route + "\",status=\"" + status + "\"}";
        double before = Series.value(service.metrics(), series);
        double all = Series.sum(service.metrics(), COUNT);

        assertThat(service.send(service.request(path).method(method, BodyPublishers.noBody())).statusCode()).isEqualTo(status);

        await().untilAsserted(() -> assertThat(Series.value(service.metrics(), series)).isEqualTo(before + 1));
        assertThat(Series.sum(service.metrics(), COUNT)).isEqualTo(all + 1);
    }

    @Test
    void sizesAreThoseOfTheBodies() {
        double read = bytes("request", "POST", "/entries");
        double written = bytes("response", "POST", "/entries");
        String draft = Entries.draft("Grüße");

        HttpResponse<String> response = service.post("/entries", draft);

        await().untilAsserted(() -> assertThat(bytes("response", "POST", "/entries"))
                .isEqualTo(written + response.body().getBytes(UTF_8).length));
        assertThat(bytes("request", "POST", "/entries")).isEqualTo(read + draft.getBytes(UTF_8).length);
    }

    @Test
    void aBodyThatIsNotSentHasNoSize() {
        service.send(service.request("/openapi.yaml").method("HEAD", BodyPublishers.noBody()));

        await().untilAsserted(() -> assertThat(Series.names(service.metrics())).contains(size("response", "HEAD", "/openapi.yaml", "sum")));
        assertThat(bytes("response", "HEAD", "/openapi.yaml")).isZero();
        assertThat(bytes("request", "HEAD", "/openapi.yaml")).isZero();
    }

    @Test
    void aBodyInChunksHasNoSizeThatIsKnown() {
        String entry = Entries.create(service, "Hello");
        String draft = Entries.draft("Chunked");

        service.send(service.request(entry).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(draft.getBytes(UTF_8)))));

        await().untilAsserted(() -> assertThat(bytes("response", "PUT", "/entries/{id}")).isPositive());
        assertThat(Series.names(service.metrics())).doesNotContain(size("request", "PUT", "/entries/{id}", "count"));
    }

    @Test
    void aBodyThatIsSaidToBeEndlessCountsUpToTheLimit() {
        double before = bytes("request", "POST", "UNMATCHED");

        service.sendRaw(("POST /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + Long.MAX_VALUE + "\r\n\r\n")
                .getBytes(UTF_8));

        await().untilAsserted(() -> assertThat(bytes("request", "POST", "UNMATCHED")).isEqualTo(before + 16384));
    }

    private static double bytes(String message, String method, String route) {
        return Series.value(service.metrics(), size(message, method, route, "sum"));
    }

    private static String size(String message, String method, String route, String kind) {
        return "http_server_" + message + "_size_bytes_" + kind + "{method=\"" + method + "\",route=\"" + route + "\"}";
    }

    @Test
    void whatTheManagementPortServesIsNotCounted() {
        double before = Series.sum(service.metrics(), COUNT);
        service.getManagement("/health/readiness");
        service.getManagement("/nothing");

        service.get("/healthcheck");

        await().untilAsserted(() -> assertThat(Series.sum(service.metrics(), COUNT)).isEqualTo(before + 1));
    }
}
