package io.github.slipway;

import java.nio.file.Path;

/** The repository with the files under test: the service's and Slipway's. */
public final class Repository {
    /** Relative to this module's folder, where tests run. */
    private static final Path ROOT = Path.of("../..");

    private Repository() {}

    /** Returns a file or folder by its path from the root of the repository. */
    public static Path file(String path) {
        return ROOT.resolve(path);
    }
}
