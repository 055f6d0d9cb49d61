package io.github.slipway.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.InvalidSettingsException;
import io.github.slipway.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

class ParameterValidatorTest {
    private static ApplicationContext context;
    private static Echo echo;

    @Introspected
    record Line(@NotBlank String text) {}

    @Singleton
    @Requires(property = "tests.echo")
    static class Echo {
        Line plain(@NotBlank String text) {
            return new Line(text.strip().substring(1));
        }

        @NotBlank
        String constrained(String text) {
            return text;
        }

        @Valid
        Line cascaded(String text) {
            return new Line(text);
        }

        List<@NotBlank String> elements(String text) {
            return List.of(text);
        }
    }

    @BeforeAll
    static void start() throws InvalidSettingsException {
        var environment = new HashMap<>(TestDatabase.migrated().environment());
        environment.put("TESTS_ECHO", "true");
        context = Configuration.of(environment).start();
        echo = context.getBean(Echo.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void refusesParameters() {
        assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> echo.plain(" "));
    }

    @Test
    void leavesReturnValuesThatNothingConstrains() {
        assertThat(echo.plain("a").text()).isEmpty();
    }

    @Test
    void refusesReturnValuesThatAreConstrained() {
        assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> echo.constrained(" "));
        assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> echo.cascaded(" "));
        assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> echo.elements(" "));
    }
}
