package com.example.aviary.systemtest;

import static io.github.slipway.systemtest.Answers.assertViolation;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.systemtest.Service;
import io.github.slipway.systemtest.ServiceExtension;

@ExtendWith(ServiceExtension.class)
final class InvalidRequestTest {
    private final Service service;

    InvalidRequestTest(Service service) {
        this.service = service;
    }

    static Stream<String> invalidDrafts() {
        return Stream.of("{}", "{\"text\":null}", "{\"text\":1}", "{\"text\":\" \\n\"}", "{\"text\":\"\"}",
                Tweet.draft("x" + TweetTest.longest()), "{\"text\":\"" + Service.RUN + " \\u0000\"}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidDrafts")
    void anInvalidTextIs400(String draft) {
        assertViolation(service.post("/tweets", draft), "text");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "cursor=here"})
    void anInvalidParameterIs400(String parameter) {
        assertViolation(service.get("/tweets?" + parameter), parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void anInvalidIdIs400() {
        assertViolation(service.get("/tweets/0"), "id");
    }
}
