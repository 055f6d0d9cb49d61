/** HTTP's own rules: which requests are HTTP at all, how long they may take to arrive, codings and ranges of media types. */
@NullMarked
package io.github.slipway.http;

import org.jspecify.annotations.NullMarked;
