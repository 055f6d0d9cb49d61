package io.github.slipway.validation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.validation.validator.BeanValidationContext;
import io.micronaut.validation.validator.DefaultValidator;
import io.micronaut.validation.validator.ValidatorConfiguration;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;

/**
 * Validates parameters as Micronaut does, and return values only of methods that constrain them. Micronaut validates every
 * return value of a method with constrained parameters, which costs as much as the parameters, and finds nothing.
 */
@Singleton
@Primary
@Replaces(DefaultValidator.class)
final class ParameterValidator extends DefaultValidator {
    private final Map<ExecutableMethod<?, ?>, Boolean> constrained = new ConcurrentHashMap<>();

    ParameterValidator(ValidatorConfiguration configuration) {
        super(configuration);
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validateReturnValue(T bean, ExecutableMethod<?, Object> method, @Nullable Object value,
            Class<?>... groups) {
        return isConstrained(method) ? super.validateReturnValue(bean, method, value, groups) : Set.of();
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validateReturnValue(T bean, ExecutableMethod<?, Object> method, @Nullable Object value,
            BeanValidationContext context) {
        return isConstrained(method) ? super.validateReturnValue(bean, method, value, context) : Set.of();
    }

    private boolean isConstrained(ExecutableMethod<?, ?> method) {
        return constrained.computeIfAbsent(method, key -> isConstrained(key.getReturnType().asArgument()));
    }

    private static boolean isConstrained(Argument<?> type) {
        AnnotationMetadata annotations = type.getAnnotationMetadata();
        return annotations.hasStereotype(Constraint.class) || annotations.hasStereotype(Valid.class)
                || Stream.of(type.getTypeParameters()).anyMatch(ParameterValidator::isConstrained);
    }
}
