package io.github.slipway.systemtest;

import static io.github.slipway.systemtest.Answers.assertProblem;
import static io.github.slipway.systemtest.Answers.header;
import static io.github.slipway.systemtest.Service.REQUEST_ID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ServiceExtension.class)
final class RequestIdTest {
    private static final String GOOD = "[A-Za-z0-9._-]{1,128}";

    private final Service service;

    RequestIdTest(Service service) {
        this.service = service;
    }

    @Test
    void theIdOfTheCallerIsKept() {
        String id = Service.RUN + "_Its.own";

        assertThat(header(service.send(service.requestWithoutId(service.resource().path()).header(REQUEST_ID, id)), REQUEST_ID))
                .isEqualTo(id);
    }

    @Test
    void eachRequestWithoutAnIdGetsOne() {
        String first = header(service.send(service.requestWithoutId(service.resource().path())), REQUEST_ID);
        String second = header(service.send(service.requestWithoutId(service.resource().path())), REQUEST_ID);

        assertThat(first).matches(GOOD);
        assertThat(second).matches(GOOD).isNotEqualTo(first);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"with space", "<script>", "{\"log\":\"line\"}"})
    void aMalformedIdIsReplaced(String id) {
        assertThat(header(service.send(service.requestWithoutId(service.resource().path()).header(REQUEST_ID, id)), REQUEST_ID))
                .matches(GOOD).isNotEqualTo(id);
    }

    @Test
    void errorsCarryTheId() {
        assertProblem(service.get("/nothing-is-here"), 404);
    }
}
