package io.github.slipway.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.micronaut.context.annotation.AliasFor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * A required JSON string: 1 to {@link #max()} Unicode code points, not only white space, and only what PostgreSQL can store: no
 * U+0000, no lone surrogates. Null is refused, and so is JSON of another type.
 */
@Documented
@Constraint(validatedBy = TextValidator.class)
@Schema(minLength = 1, pattern = Text.PATTERN)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Text {
    /** Any characters but U+0000, one of which is not white space as {@link Character#isWhitespace} has it. */
    String PATTERN = "^[^\\u0000]*[^\\u0000\\u0009-\\u000D\\u001C-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000]"
            + "[^\\u0000]*$";

    /** The limit, in Unicode code points. The column should have the same limit. */
    @AliasFor(annotation = Schema.class, member = "maxLength")
    int max();

    /** What the API's description says about the field. */
    @AliasFor(annotation = Schema.class, member = "description")
    String description();

    /** A value, for the API's description. */
    @AliasFor(annotation = Schema.class, member = "example")
    String example();

    /** Unused: the validator reports what exactly is wrong. */
    String message() default "is malformed";

    /** Jakarta Validation requires this element. */
    Class<?>[] groups() default {};

    /** Jakarta Validation requires this element. */
    Class<? extends Payload>[] payload() default {};
}
