package io.github.slipway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** A service can replace Slipway's beans with Micronaut's annotations. */
class ReplacedProblemsTest {
    @RegisterExtension
    static final RunningService SERVICE = RunningService.with(() -> {
        var environment = new HashMap<>(TestDatabase.migrated().environment());
        environment.put("TESTS_OWN_PROBLEMS", "true");
        return environment;
    });

    @Singleton
    @Replaces(ProblemProcessor.class)
    @Requires(property = "tests.own-problems")
    static final class OwnProblems implements ErrorResponseProcessor<Map<String, String>> {
        @Override
        public MutableHttpResponse<Map<String, String>> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
            return response.body(Map.of("error", "our own form")).contentType(MediaType.APPLICATION_JSON_TYPE);
        }
    }

    @Test
    void haveTheFormOfTheService() {
        HttpResponse<String> response = SERVICE.get("/entries/999999");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"error\":\"our own form\"}");
    }
}
