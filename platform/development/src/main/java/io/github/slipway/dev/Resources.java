package io.github.slipway.dev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Copies resources into the folder of classes in the same way as the build. */
final class Resources {
    private final Project project;
    private final Placeholders placeholders = new Placeholders();
    /** The errors by file. */
    private final Map<Path, String> errors = new TreeMap<>();

    /**
     * Reads the values of placeholders from Maven's copies.
     *
     * @throws IOException if a file cannot be read
     */
    Resources(Project project) throws IOException {
        this.project = project;
        for (Path folder : project.service("resources")) {
            for (Path file : Folders.files(folder).keySet()) {
                Path filled = project.classes().resolve(folder.relativize(file));
                if (hasPlaceholders(folder.relativize(file)) && Files.exists(filled)) {
                    placeholders.learn(Files.readString(file), Files.readString(filled));
                }
            }
        }
    }

    /** Returns lines about all files that this class cannot copy like the build, empty if there is none. */
    String errors() {
        return String.join("", errors.values());
    }

    /**
     * Copies a file, or deletes the copy of a deleted file. It ignores files that are not resources.
     *
     * @return whether the folder of classes has changed
     * @throws IOException if a file cannot be read or written
     */
    boolean update(Path file) throws IOException {
        for (Path folder : Stream.concat(project.platform("resources").stream(), project.service("resources").stream()).toList()) {
            if (file.startsWith(folder)) {
                return copy(file, folder.relativize(file));
            }
        }
        return false;
    }

    private boolean copy(Path file, Path relative) throws IOException {
        Path target = project.classes().resolve(relative);
        errors.remove(file);
        if (!Files.exists(file)) {
            return Files.deleteIfExists(target);
        }
        if (!hasPlaceholders(relative)) {
            return Folders.write(target, Files.readAllBytes(file));
        }
        String text = Files.readString(file);
        List<String> unknown = placeholders.unknown(text);
        if (!unknown.isEmpty()) {
            errors.put(file, relative + ": only Maven knows the value of @" + unknown.getFirst() + "@: "
                    + (DevelopmentService.isPod() ? "save pom.xml, which makes a new image\n" : "stop mn:run and start it again\n"));
        }
        return Folders.write(target, placeholders.fill(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Maven replaces placeholders only in properties files at the top of the resources. */
    private static boolean hasPlaceholders(Path resource) {
        return resource.getNameCount() == 1 && resource.toString().endsWith(".properties");
    }
}
