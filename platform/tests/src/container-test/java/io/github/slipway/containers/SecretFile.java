package io.github.slipway.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;

/**
 * A random password in a file that containers mount.
 *
 * @param path the path in containers
 * @param file the path on this machine
 * @param content the password
 */
record SecretFile(String path, Path file, String content) implements AutoCloseable {

    /** Engines in virtual machines can mount folders of the clone, but not every system's folder for temporary files. */
    private static final Path FOLDER = Path.of("target").toAbsolutePath();

    /** Creates a password. */
    static SecretFile of(String path) {
        try {
            String content = UUID.randomUUID().toString();
            Path file = Files.writeString(Files.createTempFile(FOLDER, "slipway", ".secret"), content);
            // The container can have any user.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            return new SecretFile(path, file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Bind> binds(SecretFile... secrets) {
        return Arrays.stream(secrets)
                .map(secret -> new Bind(secret.file.toString(), new Volume(secret.path), AccessMode.ro))
                .toList();
    }

    @Override
    public void close() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the path, so that no message shows the password. */
    @Override
    public String toString() {
        return path;
    }
}
