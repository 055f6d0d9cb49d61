/** The service: a package per resource. */
@NullMarked
package com.example.aviary;

import org.jspecify.annotations.NullMarked;
