package io.github.slipway.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Captures the messages that PostgreSQL's driver sends for requests during a test. Use it as a field with
 * {@code @RegisterExtension}. A Sync message ends each round trip.
 */
public final class DriverMessages extends Handler implements BeforeEachCallback, AfterEachCallback {
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** Returns the messages since the test started, or since the last {@code clear()} of this list. */
    public List<String> sent() {
        return sent;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        setLevel(Level.ALL);
        DRIVER.setLevel(Level.FINEST);
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        DRIVER.removeHandler(this);
        DRIVER.setUseParentHandlers(true);
        DRIVER.setLevel(null);
    }

    /** Only requests run on virtual threads. The check of the schema, on another thread, is ignored. */
    @Override
    public void publish(LogRecord message) {
        String text = new SimpleFormatter().formatMessage(message);
        if (Thread.currentThread().isVirtual() && text.contains("FE=>")) {
            sent.add(text.strip());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
