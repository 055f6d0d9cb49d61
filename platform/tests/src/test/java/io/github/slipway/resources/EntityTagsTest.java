package io.github.slipway.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.simple.SimpleHttpHeaders;

/** The documented pattern of the headers agrees with the parser. */
class EntityTagsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "*", "\"1\"", "W/\"1\"", "\"1\",\"2\"", "\"1\" , W/\"2\",\"abc\"", "\"\"", "\"!#~\"", "\"1,2\", \"*\""})
    void whatIsDescribedIsUnderstood(String value) {
        assertThat(value).matches(EntityTags.PATTERN);
        assertThat(read(value)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "1\"", "'1'", "\"1\" \"2\"", "*, \"1\"", "\"1\", *", "w/\"1\"", "W/1", "W/ \"1\"", "\"a b\"", "**"})
    void whatIsRefusedIsNotDescribed(String value) {
        assertThat(value).doesNotMatch(EntityTags.PATTERN);
        assertThatThrownBy(() -> read(value)).isInstanceOf(HttpStatusException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, 999_999_999_999_999_999L})
    void generatedTagsAreDescribedAndParsed(long version) {
        String tag = EntityTags.of(version);

        assertThat(tag).matches(EntityTags.OWN_PATTERN).matches(EntityTags.PATTERN);
        assertThat(read(tag)).satisfies(tags -> assertThat(tags.strongVersions()).containsExactly(version));
    }

    private static @Nullable EntityTags read(String value) {
        return EntityTags.read(new SimpleHttpHeaders(Map.of("If-Match", value), ConversionService.SHARED), "If-Match");
    }
}
