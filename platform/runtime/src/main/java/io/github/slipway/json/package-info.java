/**
 * Reads request bodies more strictly than the framework: a body that is not exactly JSON in UTF-8 is refused, and so is a
 * string that the database could not store.
 */
@NullMarked
package io.github.slipway.json;

import org.jspecify.annotations.NullMarked;
