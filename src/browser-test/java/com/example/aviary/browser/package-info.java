/** Tests of the page in a browser. */
@NullMarked
package com.example.aviary.browser;

import org.jspecify.annotations.NullMarked;
