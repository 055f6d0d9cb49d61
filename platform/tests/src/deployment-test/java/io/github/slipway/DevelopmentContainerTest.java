package io.github.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.Matches;

/** The test reads the files of the development container, and does not build it. */
class DevelopmentContainerTest {
    @Test
    void hasTheJavaOfTheBuildAndPinnedTools() throws IOException {
        JsonNode configuration = Json.read(text(".devcontainer/devcontainer.json"));
        String dockerfile = text(".devcontainer/" + configuration.at("/build/dockerfile").asText());
        String java = Matches.first(text("platform/pom.xml"), "<java.version>(.*)</");

        assertThat(Matches.first(dockerfile, "eclipse-temurin:([^ @]+)")).isEqualTo(java);
        assertThat(Matches.all(dockerfile, "(?:FROM |--from=)\\S+:([^ @\n]+)")).hasSize(3).allMatch(tag -> tag.matches(".*[0-9.]+"));
        assertThat(configuration.get("features").fieldNames()).toIterable().hasSize(1).allMatch(feature -> feature.matches(".*:[0-9]+"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Repository.file(file));
    }
}
