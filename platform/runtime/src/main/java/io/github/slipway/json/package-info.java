/**
 * Request bodies are read more strictly than the framework would: what is not exactly JSON in UTF-8 is refused.
 */
@NullMarked
package io.github.slipway.json;

import org.jspecify.annotations.NullMarked;
