/**
 * HTTP's own rules: which requests conform to HTTP, how long they may take to arrive, content codings, and ranges of media
 * types.
 */
@NullMarked
package io.github.slipway.http;

import org.jspecify.annotations.NullMarked;
