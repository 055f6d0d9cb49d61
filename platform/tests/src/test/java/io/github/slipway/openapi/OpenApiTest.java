package io.github.slipway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

class OpenApiTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void isServedAsYaml() {
        HttpResponse<String> response = service.get("/openapi.yaml");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(response.body()).startsWith("openapi: 3.");
    }

    @Test
    void hasTheVersionOfTheService() {
        assertThat(at("info", "version")).isEqualTo(Json.read(service.getManagement("/info").body()).path("version").textValue());
    }

    @Test
    void hasTheCallsOfTheServiceAndTheHealthCheck() {
        assertThat(map("paths").keySet()).containsExactlyInAnyOrder("/entries", "/entries/{id}", "/healthcheck");
        assertThat(map("paths", "/healthcheck", "get", "responses").keySet()).containsExactlyInAnyOrder("200", "406", "408", "500", "503");
    }

    /** The errors that the runtime's annotations document. */
    @ParameterizedTest(name = "{1} {0}: {2}")
    @CsvSource({
            "/entries, get, '400,406,408,500,503'",
            "/entries, post, '400,406,408,413,415,500,503'",
            "/entries/{id}, get, '400,404,406,408,412,500,503'",
            "/entries/{id}, put, '400,404,406,408,412,413,415,500,503'",
            "/entries/{id}, delete, '400,404,406,408,412,500,503'"})
    void hasTheProblemOfEachError(String path, String method, String errors) {
        assertThat(map("paths", path, method, "responses").keySet()).filteredOn(status -> status.compareTo("400") >= 0)
                .containsExactlyInAnyOrder(errors.split(",", -1));
        for (String error : errors.split(",", -1)) {
            assertThat(map("paths", path, method, "responses", error, "content").keySet()).as(error)
                    .containsExactly("application/problem+json");
            assertThat(at("paths", path, method, "responses", error, "content", "application/problem+json", "schema", "$ref")).as(error)
                    .isEqualTo("#/components/schemas/Problem");
        }
    }

    @Test
    void hasTheFieldsOfAProblem() {
        assertThat(map("components", "schemas", "Problem", "properties").keySet())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "requestId", "violations");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String... keys) {
        return (Map<String, Object>) at(keys);
    }

    private static Object at(String... keys) {
        Object value = new Yaml().load(service.get("/openapi.yaml").body());
        for (String key : keys) {
            value = Objects.requireNonNull(((Map<?, ?>) value).get(key), key);
        }
        return value;
    }
}
