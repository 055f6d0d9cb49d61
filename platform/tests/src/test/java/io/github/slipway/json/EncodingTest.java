package io.github.slipway.json;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.RunningService;

class EncodingTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "bogus"})
    void bodiesMustNotBeCompressed(String encoding) {
        assertProblem(service.send(service.request("/entries")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofString("{\"text\":\"a\"}"))),
                415, "/entries", "the body must not have a Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {",;,", ";", "utf-16", "bogus;q=x"})
    void answersAreInUtf8WhateverIsAskedFor(String charset) {
        assertThat(service.send(service.request("/entries").header("Accept-Charset", charset)).body()).isEqualTo("{\"items\":[]}");
    }
}
