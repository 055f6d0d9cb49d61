/**
 * The pages for browsers: the page at {@code /}, the viewer of the API's description at {@code /openapi}, and their assets.
 * They are static, except for values of settings.
 */
@NullMarked
package io.github.slipway.page;

import org.jspecify.annotations.NullMarked;
