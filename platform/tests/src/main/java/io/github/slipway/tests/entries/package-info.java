/** The resource: entries with a text. */
@NullMarked
package io.github.slipway.tests.entries;

import org.jspecify.annotations.NullMarked;
