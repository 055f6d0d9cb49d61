package io.github.slipway.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

class MetricsTest {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPENMETRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of());

    @BeforeAll
    static void request() {
        service.get(Entries.create(service, "Hello"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "text/plain | " + TEXT,
            "*/* | " + TEXT,
            "text/html | " + TEXT,
            "application/openmetrics-text | " + OPENMETRICS,
            "text/plain, application/openmetrics-text;q=0 | " + TEXT,
            "application/openmetrics-text;q=0.2, text/plain;q=0.9 | " + TEXT,
            "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1 | " + OPENMETRICS})
    void haveTheFormatThatIsAccepted(String accept, String format) {
        HttpResponse<String> response = service.getManagement("/metrics", "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Content-Type")).containsExactly(format);
        assertThat(response.body().endsWith("# EOF\n")).isEqualTo(format.equals(OPENMETRICS));
        assertThat(response.body()).contains("resource_changes_total{change=\"created\",resource=\"entries\"}");
    }

    @Test
    void areTextUnlessAskedOtherwise() {
        assertThat(service.getManagement("/metrics").headers().firstValue("Content-Type")).hasValue(TEXT);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
            "hikaricp_connections_active{pool=\"slipway\"}",
            "hikaricp_connections_pending{pool=\"slipway\"}",
            "hikaricp_connections_timeout_total{pool=\"slipway\"}",
            "jvm_memory_used_bytes{",
            "jvm_threads_live_threads",
            "jvm_memory_usage_after_gc{area=\"heap\",pool=\"long-lived\"}",
            "jvm_gc_overhead",
            "jvm_gc_memory_allocated_bytes_total",
            "process_cpu_usage",
            "process_uptime_seconds",
            "process_files_open_files",
            "logback_events_total{level=\"error\"}",
            "flyway_migrations{state=\"applied\"} ",
            "flyway_migrations{state=\"pending\"} 0.0",
            "flyway_migrations{state=\"failed\"} 0.0",
            "resource_changes_total{change=\"updated\",resource=\"entries\"}",
            "database_statements_seconds_count{exception=\"none\",statement=\"insert\"}",
            "database_statements_seconds_sum{exception=\"none\",statement=\"insert\"}",
            "database_statements_seconds_max{exception=\"none\",statement=\"insert\"}",
            "http_server_requests_seconds_count{method=\"POST\",route=\"/entries\",status=\"201\"}",
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/entries/{id}\",status=\"200\",le=\"0.005\"}",
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/entries/{id}\",status=\"200\",le=\"0.1\"}",
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/entries/{id}\",status=\"200\",le=\"+Inf\"}",
            "http_server_request_size_bytes_count{method=\"POST\",route=\"/entries\"}",
            "http_server_request_size_bytes_sum{method=\"POST\",route=\"/entries\"}",
            "http_server_request_size_bytes_max{method=\"POST\",route=\"/entries\"}",
            "http_server_response_size_bytes_count{method=\"GET\",route=\"/entries/{id}\"}",
            "http_server_response_size_bytes_sum{method=\"GET\",route=\"/entries/{id}\"}",
            "http_server_response_size_bytes_max{method=\"GET\",route=\"/entries/{id}\"}"})
    void have(String series) {
        await().untilAsserted(() -> assertThat(service.metrics()).contains("\n" + series));
    }

    @Test
    void tellTheVersionAndTheCommitThatInfoTells() {
        JsonNode info = Json.read(service.getManagement("/info").body());

        String commit = info.path("git").path("commit").path("id").asText("unknown");
        String series = "application_info{commit=\"" + commit + "\",version=\"" + info.path("version").textValue() + "\"}";
        assertThat(Series.value(service.metrics(), series)).isEqualTo(1);
    }

    @Test
    void countEachChangeOnce() {
        double created = changes("created");
        double updated = changes("updated");
        double deleted = changes("deleted");

        String path = Entries.create(service, "1");
        service.put(path, Entries.draft("2"));
        service.delete(path);

        assertThat(changes("created")).isEqualTo(created + 1);
        assertThat(changes("updated")).isEqualTo(updated + 1);
        assertThat(changes("deleted")).isEqualTo(deleted + 1);
    }

    @Test
    void countNoChangeThatWasRefused() {
        double before = Series.sum(service.metrics(), "resource_changes_total");

        service.post("/entries", "{}");
        service.put("/entries/4711", Entries.draft("2"));
        service.delete("/entries/4711");

        assertThat(Series.sum(service.metrics(), "resource_changes_total")).isEqualTo(before);
    }

    private static double changes(String change) {
        return Series.value(service.metrics(), "resource_changes_total{change=\"" + change + "\",resource=\"entries\"}");
    }
}
