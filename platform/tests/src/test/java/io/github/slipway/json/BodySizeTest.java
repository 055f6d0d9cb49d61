package io.github.slipway.json;

import static io.github.slipway.testing.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;

class BodySizeTest {
    private static final int LIMIT = 16 * 1024;

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    enum Transfer {
        WITH_LENGTH, CHUNKED;

        BodyPublisher of(byte[] body) {
            return this == WITH_LENGTH
                    ? BodyPublishers.ofByteArray(body)
                    : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theLimitIsTaken(Transfer transfer) {
        assertThat(post(transfer, LIMIT).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void oneByteMoreIsRefused(Transfer transfer) {
        assertProblem(post(transfer, LIMIT + 1), 413, "/entries",
                "The content length [16385] exceeds the maximum allowed content length [16384]");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void oneByteMoreIsRefusedForAChangeToo(Transfer transfer) {
        String path = Entries.create(service, "Kept");

        HttpResponse<String> response = service.send(service.request(path)
                .header("Content-Type", "application/json")
                .PUT(transfer.of(draft(LIMIT + 1))));

        assertProblem(response, 413, path, "The content length [16385] exceeds the maximum allowed content length [16384]");
        assertThat(service.get(path).body()).contains("Kept");
    }

    private static HttpResponse<String> post(Transfer transfer, int size) {
        return service.send(service.request("/entries").header("Content-Type", "application/json").POST(transfer.of(draft(size))));
    }

    private static byte[] draft(int size) {
        String start = "{\"text\":\"a\",\"padding\":\"";
        byte[] draft = (start + "p".repeat(size - start.length() - 2) + "\"}").getBytes(UTF_8);
        assertThat(draft).hasSize(size);
        return draft;
    }

    /** After a 413, the framework sometimes reports the rest of the body as an error. */
    @Test
    void countsNoLineOfErrors() {
        double before = errors();

        for (int i = 0; i < 20; i++) {
            assertThat(service.post("/entries", " ".repeat(16 * 1024 + 1)).statusCode()).isEqualTo(413);
        }

        assertThat(errors()).isEqualTo(before);
    }

    private static double errors() {
        return Series.value(service.metrics(), "logback_events_total{level=\"error\"}");
    }
}
