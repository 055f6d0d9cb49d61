package io.github.slipway.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the development server does with folders. */
final class Folders {
    private Folders() {}

    /**
     * The files in a folder, or the file itself.
     *
     * @return by path, a value that differs as soon as the file is written; nothing for a folder that does not exist
     * @throws IOException if the folder cannot be read
     */
    static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.put(file, attributes.lastModifiedTime() + " " + attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                // An editor may delete a file while the folder is read.
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException reason) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files;
    }

    /**
     * Writes a file unless it has this content.
     *
     * @return whether it was written
     * @throws IOException if it cannot be written
     */
    static boolean write(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, content);
        return true;
    }

    /**
     * Deletes a folder with all that is in it.
     *
     * @throws IOException if that fails
     */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
