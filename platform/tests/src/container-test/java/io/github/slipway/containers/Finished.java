package io.github.slipway.containers;

import java.util.List;

/**
 * The result of a container that has ended.
 *
 * @param exitCode the exit code of the program
 * @param output the lines on standard output
 * @param errors the lines on standard error
 */
record Finished(int exitCode, List<String> output, List<String> errors) {}
