package io.github.slipway.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;

/**
 * Reads whole numbers of ASCII digits, wherever the framework reads one. Its own converters take the digits of all scripts, and
 * a plus.
 */
@Factory
final class AsciiNumbers {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    @Singleton
    TypeConverter<CharSequence, Long> longs() {
        return converter(Long::valueOf);
    }

    @Singleton
    TypeConverter<CharSequence, Integer> integers() {
        return converter(Integer::valueOf);
    }

    private static <T> TypeConverter<CharSequence, T> converter(Function<String, T> parse) {
        return (text, _, context) -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                if (NUMBER.matcher(text).matches()) {
                    return Optional.of(parse.apply(text.toString()));
                }
                context.reject(text, new NumberFormatException("not a whole number"));
            } catch (NumberFormatException e) {
                context.reject(text, e);
            }
            return Optional.empty();
        };
    }
}
