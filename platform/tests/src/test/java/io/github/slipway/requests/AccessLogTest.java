package io.github.slipway.requests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;

class AccessLogTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    private final CapturedLog log = CapturedLog.of("io.github.slipway.access");

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource({
            "GET, /entries?limit=7, /entries, 200, /entries",
            "GET, /entries/x, /entries/{id}, 400, /entries/x",
            "GET, /entries/4711, /entries/{id}, 404, /entries/4711",
            "DELETE, /entries/4711, /entries/{id}, 404, /entries/4711",
            "POST, /entries, /entries, 415, /entries",
            "GET, /nothing, UNMATCHED, 404, /nothing",
            "FOO, /nothing, UNMATCHED, 404, /nothing",
            "HEAD, /entries, /entries, 200, /entries",
            "GET, /healthcheck, /healthcheck, 200, /healthcheck",
            "GET, /openapi.yaml, /openapi.yaml, 200, /openapi.yaml"})
    void aRequestHasOneLine(String method, String uri, String route, int status, String path) {
        HttpResponse<String> response = service.send(service.request(uri)
                .setHeader("X-Request-ID", "access-" + method)
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(status);
        ILoggingEvent line = onlyLine();
        Map<String, Object> fields = fields(line);
        assertThat(fields).containsOnlyKeys("method", "route", "path", "status", "bytes", "milliseconds")
                .containsEntry("method", method)
                .containsEntry("route", route)
                .containsEntry("path", path)
                .containsEntry("status", status);
        assertThat(((Number) fields.getOrDefault("bytes", -1)).longValue()).isEqualTo(response.body().length());
        assertThat((Double) fields.getOrDefault("milliseconds", -1.0)).isBetween(0.001, 30_000.0);
        assertThat(line.getMDCPropertyMap()).containsEntry("requestId", "access-" + method);
        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(line.getFormattedMessage()).startsWith(method + " " + path + " " + status + " in ");
    }

    @Test
    void aRequestWithoutContentHasNoBytes() {
        String path = Entries.create(service, "Gone");
        await().until(() -> log.events().size() == 1);
        log.events().clear();

        service.delete(path);

        assertThat(fields(onlyLine())).containsEntry("status", 204).containsEntry("bytes", 0L);
    }

    @Test
    void whatIsNotHttpHasALineToo() {
        service.sendRaw("GET /entries HTTP/1.1\r\nNonsense\r\n\r\n".getBytes(US_ASCII));

        assertThat(fields(onlyLine())).containsEntry("status", 400).containsEntry("route", "UNMATCHED");
    }

    @Test
    void anIdThatTheServiceMadeIsOnTheLine() {
        HttpResponse<String> response = service.send(service.request("/entries").setHeader("X-Request-ID", "not good"));

        assertThat(onlyLine().getMDCPropertyMap())
                .containsEntry("requestId", response.headers().firstValue("X-Request-ID").orElseThrow());
    }

    @Test
    void theManagementPortHasNone() {
        service.getManagement("/health/liveness");
        service.getManagement("/metrics");
        service.getManagement("/nothing");
        service.post("/entries", Entries.draft("After"));

        assertThat(fields(onlyLine())).containsEntry("path", "/entries");
    }

    @Test
    void aCompressedResponseHasTheBytesThatWereSent() {
        for (int i = 0; i < 30; i++) {
            service.post("/entries", Entries.draft("All alike, so that it can be compressed"));
        }
        await().until(() -> log.events().size() == 30);
        log.events().clear();

        HttpResponse<String> response = service.send(service.request("/entries?limit=30").header("Accept-Encoding", "gzip"));

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat((Long) fields(onlyLine()).get("bytes")).isPositive().isLessThan(1_000);
    }

    private ILoggingEvent onlyLine() {
        await().until(() -> !log.events().isEmpty());
        assertThat(log.events()).hasSize(1);
        return log.events().getFirst();
    }

    private static Map<String, Object> fields(ILoggingEvent event) {
        return event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }
}
