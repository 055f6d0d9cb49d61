package com.example.aviary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.testing.RunningService;

/** The document of the API agrees with the contract. */
class OpenApiTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @Test
    void hasEveryPathOfTheContractAndNoOther() {
        assertThat(map("paths").keySet()).containsExactlyInAnyOrder("/tweets", "/tweets/{id}", "/healthcheck");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"/tweets, 'get,post'", "/tweets/{id}, 'get,put,delete'", "/healthcheck, get"})
    void hasEveryMethodOfAPath(String path, String methods) {
        assertThat(map("paths", path).keySet()).containsExactlyInAnyOrder(methods.split(",", -1));
    }

    @ParameterizedTest(name = "{1} {0}: {2} and {3}")
    @CsvSource({
            "/tweets, get, 200, '400,406,408,500,503'",
            "/tweets, post, 201, '400,406,408,413,415,500,503'",
            "/tweets/{id}, get, '200,304', '400,404,406,408,412,500,503'",
            "/tweets/{id}, put, 200, '400,404,406,408,412,413,415,500,503'",
            "/tweets/{id}, delete, 204, '400,404,406,408,412,500,503'"})
    void hasEveryStatusAndTheProblemOfEachError(String path, String method, String good, String errors) {
        Set<String> statuses = new TreeSet<>(Arrays.asList((good + "," + errors).split(",", -1)));
        assertThat(new TreeSet<>(map("paths", path, method, "responses").keySet())).isEqualTo(statuses);

        for (String error : errors.split(",", -1)) {
            assertThat(map("paths", path, method, "responses", error, "content").keySet()).as(error)
                    .containsExactly("application/problem+json");
            assertThat(at("paths", path, method, "responses", error, "content", "application/problem+json", "schema", "$ref")).as(error)
                    .isEqualTo("#/components/schemas/Problem");
        }
    }

    @ParameterizedTest(name = "{1} {0}: {2}")
    @CsvSource({"/tweets, post, 201", "/tweets/{id}, get, 200", "/tweets/{id}, get, 304",
            "/tweets/{id}, put, 200"})
    void namesTheEntityTag(String path, String method, String status) {
        assertThat(map("paths", path, method, "responses", status, "headers")).containsKey("ETag");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"get, 304", "delete, 204"})
    void knowsWhichAnswersHaveNoContent(String method, String status) {
        assertThat(map("paths", "/tweets/{id}", method, "responses", status)).doesNotContainKey("content");
    }

    @Test
    void hasTheFieldsOfATweet() {
        assertThat(map("components", "schemas", "Tweet", "properties").keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of("id", "timestamp", "href"), Tweets.FIELDS.stream().map(Tweets.Field::name)).toList());
    }

    @Test
    void tellsTheLimitsOfTheFieldsThatCallersSend() {
        for (String schema : List.of("TweetDraft", "Tweet")) {
            for (Tweets.Field field : Tweets.FIELDS) {
                assertThat(map("components", "schemas", schema, "properties", field.name())).as(schema).containsEntry("minLength", 1)
                        .containsEntry("maxLength", field.max()).containsKeys("pattern", "description", "example");
            }
        }
        assertThat(map("components", "schemas", "TweetDraft", "properties")).hasSameSizeAs(Tweets.FIELDS);
    }

    @Test
    void tellsTheLimitsOfIds() {
        assertThat(at("components", "schemas", "Tweet", "properties", "id")).asInstanceOf(MAP)
                .containsEntry("minimum", 1).containsEntry("maximum", Long.MAX_VALUE);
        for (String method : map("paths", "/tweets/{id}").keySet()) {
            assertThat(parameter("/tweets/{id}", method, "id")).as(method)
                    .containsEntry("minimum", 1).containsEntry("maximum", Long.MAX_VALUE);
        }
    }

    @Test
    void tellsTheFormsOfCursorsAndOfEntityTags() {
        assertThat(parameter("/tweets", "get", "limit")).containsEntry("minimum", 1).containsEntry("maximum", 100);
        assertThat(parameter("/tweets", "get", "cursor").get("pattern")).asString().startsWith("^[A-Za-f]");
        for (String[] conditional : new String[][]{{"get", "If-None-Match"}, {"put", "If-Match"}, {"delete", "If-Match"}}) {
            assertThat(parameter("/tweets/{id}", conditional[0], conditional[1]).get("pattern")).asString()
                    .matches("\\^.*\\$");
        }
    }

    /** Returns the schema of a parameter. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> parameter(String path, String method, String name) {
        return ((List<Map<String, Object>>) at("paths", path, method, "parameters")).stream()
                .filter(parameter -> name.equals(parameter.get("name")))
                .map(parameter -> (Map<String, Object>) Objects.requireNonNull(parameter.get("schema")))
                .findFirst().orElseThrow();
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
