/**
 * Conditional requests: entity tags, and the header fields that hold lists of them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, section 13</a>
 */
@NullMarked
package io.github.slipway.conditional;

import org.jspecify.annotations.NullMarked;
