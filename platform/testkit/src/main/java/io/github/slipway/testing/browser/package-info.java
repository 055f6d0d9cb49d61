/**
 * Tests of pages in a real Chromium, through the elements that users see and operate. The machine needs chromium and
 * chromedriver.
 */
@NullMarked
package io.github.slipway.testing.browser;

import org.jspecify.annotations.NullMarked;
