/**
 * Errors as callers see them: RFC 9457 problem details in every response of 4xx and 5xx.
 */
@NullMarked
package io.github.slipway.problems;

import org.jspecify.annotations.NullMarked;
