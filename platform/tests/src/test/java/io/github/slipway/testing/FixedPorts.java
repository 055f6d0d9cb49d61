package io.github.slipway.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps other test classes, of all JVMs on this machine, from starting programs on the fixed ports at the same time. */
public final class FixedPorts implements BeforeAllCallback, AfterAllCallback {
    private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "slipway-fixed-ports.lock");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private @Nullable FileChannel channel;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        FileChannel file = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel = file;
        Awaitility.await("the lock of " + FILE).atMost(LIMIT).until(() -> file.tryLock() != null);
    }

    /** Closing the file releases its lock. */
    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
