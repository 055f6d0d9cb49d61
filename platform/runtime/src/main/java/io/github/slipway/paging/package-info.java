/** Lists that callers read a page at a time. */
@NullMarked
package io.github.slipway.paging;

import org.jspecify.annotations.NullMarked;
