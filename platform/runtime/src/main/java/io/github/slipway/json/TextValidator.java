package io.github.slipway.json;

import org.jspecify.annotations.Nullable;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;

/** Checks a {@link Text}, and reports what exactly is wrong. */
@Singleton
@Introspected
final class TextValidator implements ConstraintValidator<Text, String> {

    @Override
    public boolean isValid(@Nullable String text, AnnotationValue<Text> constraint, ConstraintValidatorContext context) {
        String problem = problem(text, constraint.intValue("max").orElseThrow());
        if (problem == null) {
            return true;
        }
        context.messageTemplate(problem);
        return false;
    }

    /** Returns what is wrong with a text, as the end of a sentence, or null. */
    static @Nullable String problem(@Nullable String text, int max) {
        if (text == null) {
            return "is missing";
        }
        if (text.isBlank()) {
            return "must not be blank";
        }
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            return "must have at most " + max + " characters, but has " + length;
        }
        if (text.indexOf('\0') >= 0) {
            return "must not have the character U+0000";
        }
        // A code point in this range is a lone surrogate.
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return "must not have surrogates without their other half";
        }
        return null;
    }
}
