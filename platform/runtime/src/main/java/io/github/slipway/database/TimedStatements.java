package io.github.slipway.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.micronaut.aop.Around;

/**
 * A repository whose calls are timed in the metric {@value StatementTimer#NAME}, from asking the pool for a connection to
 * having read the rows. The label {@code statement} is the method's name; {@code exception} is the simple name of the
 * exception's class for a call that fails, and {@code none} otherwise.
 */
@Documented
@Around
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TimedStatements {}
