/** The resource: entries, each a text. */
@NullMarked
package io.github.slipway.tests.entries;

import org.jspecify.annotations.NullMarked;
