package io.github.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;

/**
 * Netty follows every buffer while the tests of a class run, as {@code io.netty.leakDetection.level=paranoid} makes it. Fails
 * if one is lost.
 */
public final class LeakDetection implements BeforeAllCallback, AfterAllCallback {
    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
    private @Nullable CapturedLog log;

    @Override
    public void beforeAll(ExtensionContext context) {
        log = CapturedLog.of(ResourceLeakDetector.class.getName());
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        collectGarbage();
        // With the next buffer, the detector reports those that have been collected.
        PooledByteBufAllocator.DEFAULT.buffer().release();
        ResourceLeakDetector.setLevel(level);
        try (CapturedLog lines = Objects.requireNonNull(log)) {
            assertThat(lines.lines()).isEmpty();
        }
    }

    private static void collectGarbage() {
        var collected = new WeakReference<>(new Object());
        await().until(() -> {
            System.gc();
            return collected.refersTo(null);
        });
    }
}
