package io.github.slipway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.slipway.http.StaticContent;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * The files of the pages: Slipway's, and the service's in {@code page/assets}, which replace Slipway's files of the same name.
 * They stay in memory: about two megabytes, most of them for the viewer's library.
 */
@Singleton
@Requires(condition = PageEnabled.class)
final class Assets {
    /** The media types of the files, by the ending of the name. */
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "ico", "image/x-icon",
            "js", "text/javascript;charset=utf-8",
            "png", "image/png",
            "svg", "image/svg+xml",
            "txt", "text/plain;charset=utf-8",
            "woff2", "font/woff2");
    private static final String GZIP = ".gz";

    /** The later win. */
    private static final List<String> FOLDERS = List.of("/io/github/slipway/page/assets", "/page/assets");
    /** In hexadecimal digits: 48 bits tell builds apart. */
    private static final int VERSION_LENGTH = 12;

    private final Map<String, StaticContent> files = new TreeMap<>();
    private final String version;

    Assets() {
        FOLDERS.forEach(this::readFolder);
        version = hash(files);
    }

    /** It changes if and only if the content of a file changes. */
    String version() {
        return version;
    }

    /** A file, or null if no asset has this name, which may be any string. */
    @Nullable
    StaticContent get(String name) {
        return files.get(name);
    }

    /** The names of all assets. */
    Set<String> names() {
        return files.keySet();
    }

    /** The folder may be one of the file system or, where the runtime is a library, of its jar. */
    private void readFolder(String folder) {
        URL url = Assets.class.getResource(folder);
        if (url == null) {
            return;
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                try (FileSystem files = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
                    readFiles(files.getPath(folder));
                }
            } else {
                readFiles(Path.of(url.toURI()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                readFile(file);
            }
        }
    }

    /** The build compresses the library's files, to keep the image small. */
    private void readFile(Path file) throws IOException {
        String name = file.getFileName().toString();
        byte[] content = Files.readAllBytes(file);
        if (name.endsWith(GZIP)) {
            String plain = name.substring(0, name.length() - GZIP.length());
            files.put(plain, StaticContent.decompress(content, type(plain)));
        } else {
            files.put(name, StaticContent.compress(content, type(name)));
        }
    }

    private static String type(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("The asset " + name + " is of an unknown type: its name should end with one of "
                    + new TreeSet<>(TYPES.keySet()));
        }
        return type;
    }

    private static String hash(Map<String, StaticContent> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content.plain());
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
