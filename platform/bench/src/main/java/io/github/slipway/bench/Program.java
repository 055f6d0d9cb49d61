package io.github.slipway.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that is measured.
 *
 * @param name of its column
 * @param folder where it runs
 * @param command how it is started
 * @param environment besides the database's variables
 * @param database its name; programs with the same table share one
 * @param resource what is called
 * @param readiness port and path of the call that succeeds as soon as it is ready
 * @param rounds in how many rounds it is measured, at most
 * @param loaded false: only its start is measured
 */
record Program(String name, Path folder, List<String> command, Map<String, String> environment, String database, Resource resource,
        String readiness, int rounds, boolean loaded) {
    /** The JVM does not start without its cache. */
    static final String CACHE_REQUIRED = "-XX:AOTMode=on";

    /**
     * A collection.
     *
     * @param path of the collection
     * @param body of a POST that creates one
     */
    record Resource(String path, String body) {}

    /** The run that makes the JVM's cache, if the program has one. */
    Program training() {
        return new Program(name, folder, command.stream().filter(argument -> !argument.equals(CACHE_REQUIRED))
                .map(argument -> argument.replace("-XX:AOTCache=", "-XX:AOTCacheOutput=")).toList(), environment, database, resource,
                readiness, rounds, loaded);
    }
}
