package io.github.slipway;

import java.nio.file.Path;

/** The repository whose files are tested: the service's and Slipway's. */
public final class Repository {
    /** From this module's folder, where tests run. */
    private static final Path ROOT = Path.of("../..");

    private Repository() {}

    /** A file or folder, by its path from the repository's root. */
    public static Path file(String path) {
        return ROOT.resolve(path);
    }
}
