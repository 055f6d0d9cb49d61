/**
 * What people see in a browser: the page at {@code /}, the viewer of the API's description at {@code /openapi}, and their
 * assets. All of it is static, but for what the settings say.
 */
@NullMarked
package io.github.slipway.page;

import org.jspecify.annotations.NullMarked;
