package io.github.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;

/** Compares errors in full: status, content type, request id and every field of the body. */
public final class Problems {
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            408, "Request Timeout",
            412, "Precondition Failed",
            413, "Request Entity Too Large",
            415, "Unsupported Media Type");

    private Problems() {}

    /** Checks that the response is exactly this problem. */
    public static void assertProblem(HttpResponse<String> response, int status, String instance, String detail) {
        assertProblem(Answer.of(response), status, instance, detail);
    }

    /** Checks that the response is exactly this problem. */
    public static void assertProblem(Answer answer, int status, String instance, String detail) {
        assertBody(answer, status, instance, detail, "");
    }

    /** Checks that the response is 400 because of this field or parameter. */
    public static void assertViolation(HttpResponse<String> response, String instance, String field, String message) {
        assertBody(Answer.of(response), 400, instance, field + " " + message,
                ",\"violations\":[{\"field\":\"" + field + "\",\"message\":" + Json.quote(message) + "}]");
    }

    private static void assertBody(Answer answer, int status, String instance, String detail, String violations) {
        assertThat(answer.header("X-Request-ID")).hasSize(1);
        assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"" + TITLES.get(status) + "\",\"status\":" + status
                + ",\"detail\":" + Json.quote(detail) + ",\"instance\":" + Json.quote(instance)
                + ",\"requestId\":\"" + answer.header("X-Request-ID").getFirst() + "\"" + violations + "}");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    }
}
