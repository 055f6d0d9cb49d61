package com.example.aviary.tweets;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The text of a tweet: 1 to {@value #MAXIMUM} Unicode code points, not only white space, and what PostgreSQL can store: no
 * U+0000, no lone surrogates. Null is not one.
 */
@Documented
@Constraint(validatedBy = TweetTextValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@interface TweetText {
    /** In Unicode code points. The table has the same limit. */
    int MAXIMUM = 140;
    /** Any characters but U+0000, one of which is not white space as {@link Character#isWhitespace} has it. */
    String PATTERN = "^[^\\u0000]*[^\\u0000\\u0009-\\u000D\\u001C-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000]"
            + "[^\\u0000]*$";

    /** Not used: the validator says what exactly is wrong. */
    String message() default "is not the text of a tweet";

    /** As Jakarta Validation demands. */
    Class<?>[] groups() default {};

    /** As Jakarta Validation demands. */
    Class<? extends Payload>[] payload() default {};
}
