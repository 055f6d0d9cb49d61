/** System tests of tweets. */
@NullMarked
package com.example.aviary.systemtest;

import org.jspecify.annotations.NullMarked;
