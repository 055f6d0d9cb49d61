package io.github.slipway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program that is measured.
 *
 * @param name of its column
 * @param folder where it runs
 * @param command how it is started
 * @param environment besides the database's variables
 * @param database its name; programs with the same table share one
 * @param resource what is called
 * @param readiness path of the call that succeeds as soon as it is ready
 * @param managed whether this call is to the management port
 * @param loaded false: only its start is measured
 */
record Program(String name, Path folder, List<String> command, Map<String, String> environment, String database, Resource resource,
        String readiness, boolean managed, boolean loaded) {
    /** The JVM does not start without its cache. */
    static final String CACHE_REQUIRED = "-XX:AOTMode=on";
    /** The option with the cache's file. */
    static final String CACHE = "-XX:AOTCache=";

    /**
     * A collection.
     *
     * @param path of the collection
     * @param body of a POST that creates one
     */
    record Resource(String path, String body) {}

    /** Whether the JVM needs a cache that a run under load has not made yet. */
    boolean needsTraining() {
        return command.stream()
                .anyMatch(argument -> argument.startsWith(CACHE) && !Files.exists(Path.of(argument.substring(CACHE.length()))));
    }

    /** The run that makes the JVM's cache. */
    Program training() {
        return with(name, without(CACHE_REQUIRED).map(argument -> argument.replace(CACHE, "-XX:AOTCacheOutput=")).toList(), loaded);
    }

    /** The same program without the JVM's cache, of which only the start is measured. */
    Program withoutCache() {
        return with(name + " without cache", without(CACHE_REQUIRED).filter(argument -> !argument.startsWith(CACHE)).toList(), false);
    }

    private Stream<String> without(String option) {
        return command.stream().filter(argument -> !argument.equals(option));
    }

    private Program with(String newName, List<String> newCommand, boolean newLoaded) {
        return new Program(newName, folder, newCommand, environment, database, resource, readiness, managed, newLoaded);
    }
}
