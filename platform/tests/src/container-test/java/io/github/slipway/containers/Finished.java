package io.github.slipway.containers;

import java.util.List;

/**
 * What a container has left that ended by itself.
 *
 * @param exitCode the program's
 * @param output the lines on standard output
 * @param errors the lines on standard error
 */
record Finished(int exitCode, List<String> output, List<String> errors) {}
