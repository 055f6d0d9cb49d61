/**
 * What can be set from outside: environment variables, read and checked once, before anything else starts.
 */
@NullMarked
package io.github.slipway.settings;

import org.jspecify.annotations.NullMarked;
