package io.github.slipway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * The files that the pages are made of. They are kept compressed, in about half a megabyte, nearly all of which is the viewer's
 * library: a request costs no more than writing them.
 */
@Singleton
@Requires(condition = PageIsOn.class)
final class Assets {
    /** Names and types of all. */
    static final Map<String, String> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("api.js", Type.JAVASCRIPT),
            Map.entry("dom.js", Type.JAVASCRIPT),
            Map.entry("editor.js", Type.JAVASCRIPT),
            Map.entry("icon.svg", Type.SVG),
            Map.entry("page.css", Type.CSS),
            Map.entry("page.js", Type.JAVASCRIPT),
            Map.entry("swagger-ui-bundle.js", Type.JAVASCRIPT),
            Map.entry("swagger-ui-bundle.js.LICENSE.txt", Type.TEXT),
            Map.entry("swagger-ui.css", Type.CSS),
            Map.entry("tweet.js", Type.JAVASCRIPT),
            Map.entry("viewer.css", Type.CSS),
            Map.entry("viewer.js", Type.JAVASCRIPT)));

    private static final String FOLDER = "/page/assets/";
    /** In hexadecimal digits: 48 bits tell builds apart. */
    private static final int VERSION_LENGTH = 12;

    private final Map<String, byte[]> compressed = readAll();
    private final String version = hash(compressed);

    /** The same for the same content of all, another one as soon as any of them changes. */
    String version() {
        return version;
    }

    /**
     * A file.
     *
     * @param name any string
     * @return its content, compressed by gzip, not to be changed; null if there is no such asset
     */
    byte @Nullable [] gzip(String name) {
        return compressed.get(name);
    }

    private static Map<String, byte[]> readAll() {
        Map<String, byte[]> files = new TreeMap<>();
        TYPES.keySet().forEach(name -> files.put(name, read(name)));
        return files;
    }

    /** The library's files are compressed when the program is built: they are big. */
    private static byte[] read(String name) {
        try (InputStream compressed = Assets.class.getResourceAsStream(FOLDER + name + ".gz");
                InputStream plain = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (compressed != null) {
                return compressed.readAllBytes();
            }
            if (plain != null) {
                return Gzip.compress(plain.readAllBytes());
            }
            throw new IllegalStateException(FOLDER + name + " is missing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Type {
        static final String JAVASCRIPT = "text/javascript;charset=utf-8";
        static final String CSS = "text/css;charset=utf-8";
        static final String SVG = "image/svg+xml";
        static final String TEXT = "text/plain;charset=utf-8";

        private Type() {}
    }
}
