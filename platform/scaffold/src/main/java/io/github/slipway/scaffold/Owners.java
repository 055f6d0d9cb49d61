package io.github.slipway.scaffold;

import java.util.LinkedHashMap;
import java.util.Map;

/** The owners of a tree's files, from the file {@value #FILE} in the tree. */
final class Owners {
    static final String FILE = "platform/scaffold/owners";

    /** The owner of a file. {@link #OTHER} is for files that only this service has. */
    enum Owner {
        SERVICE, SLIPWAY, TEMPLATE, OTHER
    }

    private final Map<String, Owner> paths = new LinkedHashMap<>();

    /** Reads the owners. A line has an owner and a path, or is a comment. */
    Owners(String text) {
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.split(" +", 2))
                .forEach(fields -> paths.put(fields[1], Owner.valueOf(fields[0].toUpperCase(java.util.Locale.ROOT))));
    }

    Owner of(String file) {
        return paths.entrySet().stream()
                .filter(path -> path.getKey().endsWith("/") ? file.startsWith(path.getKey()) : file.equals(path.getKey()))
                .map(Map.Entry::getValue).findFirst().orElse(Owner.OTHER);
    }
}
