package com.example.aviary.tweets;

import org.jspecify.annotations.Nullable;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;

/** Checks a tweet's text, and says what exactly is wrong with it. */
@Singleton
@Introspected
final class TweetTextValidator implements ConstraintValidator<TweetText, String> {

    @Override
    public boolean isValid(@Nullable String text, AnnotationValue<TweetText> constraint, ConstraintValidatorContext context) {
        String problem = problem(text);
        if (problem == null) {
            return true;
        }
        context.messageTemplate(problem);
        return false;
    }

    /** What is wrong with the text, as the end of a sentence; null if nothing is. */
    static @Nullable String problem(@Nullable String text) {
        if (text == null) {
            return "is missing";
        }
        if (text.isBlank()) {
            return "must not be blank";
        }
        int length = text.codePointCount(0, text.length());
        if (length > TweetText.MAXIMUM) {
            return "must have at most " + TweetText.MAXIMUM + " characters, but has " + length;
        }
        if (text.indexOf('\0') >= 0) {
            return "must not have the character U+0000";
        }
        // As a code point, a surrogate is one that has no other half.
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return "must not have surrogates without their other half";
        }
        return null;
    }
}
