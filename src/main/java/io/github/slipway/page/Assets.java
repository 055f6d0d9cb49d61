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
 * The files that the pages are made of. They are kept in memory, about two megabytes, nearly all of which is the viewer's
 * library: a request costs no more than writing one.
 */
@Singleton
@Requires(condition = PageEnabled.class)
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

    private final Map<String, StaticContent> files = new TreeMap<>();
    private final String version;

    Assets() {
        TYPES.forEach((name, type) -> files.put(name, read(name, type)));
        version = hash(files);
    }

    /** The same for the same content of all, another one as soon as any of them changes. */
    String version() {
        return version;
    }

    /** A file, or null if there is no asset of this name, which may be any string. */
    @Nullable
    StaticContent get(String name) {
        return files.get(name);
    }

    /** The library's files are compressed when the program is built: as they are, they would make the image bigger. */
    private static StaticContent read(String name, String type) {
        try (InputStream gzip = Assets.class.getResourceAsStream(FOLDER + name + ".gz");
                InputStream plain = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (gzip != null) {
                return StaticContent.decompress(gzip.readAllBytes(), type);
            }
            if (plain != null) {
                return StaticContent.compress(plain.readAllBytes(), type);
            }
            throw new IllegalStateException(FOLDER + name + " is missing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static final class Type {
        static final String JAVASCRIPT = "text/javascript;charset=utf-8";
        static final String CSS = "text/css;charset=utf-8";
        static final String SVG = "image/svg+xml";
        static final String TEXT = "text/plain;charset=utf-8";

        private Type() {}
    }
}
