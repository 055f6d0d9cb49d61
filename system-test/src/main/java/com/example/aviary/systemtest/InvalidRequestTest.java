package com.example.aviary.systemtest;

import static io.github.slipway.systemtest.Answers.assertViolation;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    static Stream<Arguments> invalidDrafts() {
        Stream<Arguments> anyField = Tweet.RESOURCE.fields().stream().flatMap(field -> Stream.concat(
                Stream.of(Tweet.RESOURCE.bodyWithout(field)),
                Stream.of(null, 1, " \n", "", Service.RUN + " \0").map(value -> Tweet.RESOURCE.bodyWith(field, value)))
                .map(draft -> Arguments.of(field, draft)));
        return Stream.concat(anyField, Stream.of(Arguments.of("text", Tweet.draft("x" + TweetTest.longest()))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("invalidDrafts")
    void anInvalidFieldIs400(String field, String draft) {
        assertViolation(service.post("/tweets", draft), field);
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
