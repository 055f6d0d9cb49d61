package io.github.slipway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;

/** Assertions about responses. Failures name the request, with its id, and show the response. */
public final class Answers {
    private Answers() {}

    /** Checks the status and returns the response. */
    public static HttpResponse<String> assertStatus(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(Service.describe(response)).isEqualTo(status);
        return response;
    }

    /** Checks that the response has a header exactly once, and returns the value. */
    public static String header(HttpResponse<String> response, String name) {
        assertThat(response.headers().allValues(name)).as("%s of %s", name, Service.describe(response)).hasSize(1);
        return response.headers().firstValue(name).orElseThrow();
    }

    /** Checks that the response is problem details (RFC 9457) with the id of its request, and returns them. */
    public static JsonNode assertProblem(HttpResponse<String> response, int status) {
        assertStatus(response, status);
        String answer = Service.describe(response);
        assertThat(response.headers().firstValue("Content-Type")).as(answer).hasValue("application/problem+json");
        JsonNode problem = Json.read(response.body());
        assertThat(problem.path("type").asString("")).as("type: %s", answer).isEqualTo("about:blank");
        assertThat(problem.path("title").asString("")).as("title: %s", answer).isNotBlank();
        assertThat(problem.path("status").asInt(0)).as("status: %s", answer).isEqualTo(status);
        assertThat(problem.path("detail").asString("")).as("detail: %s", answer).isNotBlank();
        assertThat(problem.path("instance").asString("")).as("instance: %s", answer).isEqualTo(response.request().uri().getRawPath());
        assertThat(problem.path("requestId").asString("")).as("requestId: %s", answer)
                .isEqualTo(response.request().headers().firstValue(Service.REQUEST_ID).orElseThrow())
                .isEqualTo(header(response, Service.REQUEST_ID));
        return problem;
    }

    /** Checks that the response is 400 because of one field or parameter. */
    public static void assertViolation(HttpResponse<String> response, String field) {
        JsonNode violations = assertProblem(response, 400).path("violations");
        assertThat(violations.size()).as("violations: %s", Service.describe(response)).isEqualTo(1);
        assertThat(violations.path(0).path("field").asString("")).as("field: %s", Service.describe(response)).isEqualTo(field);
        assertThat(violations.path(0).path("message").asString("")).as("message: %s", Service.describe(response)).isNotBlank();
    }
}
