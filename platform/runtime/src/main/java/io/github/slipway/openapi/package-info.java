/**
 * The API's description, generated from the code when it is compiled.
 */
@NullMarked
package io.github.slipway.openapi;

import org.jspecify.annotations.NullMarked;
