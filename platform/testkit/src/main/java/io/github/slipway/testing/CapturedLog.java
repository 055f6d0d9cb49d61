package io.github.slipway.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/** Captures the lines of one logger, or of all loggers, until it is closed. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger;
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    private CapturedLog(Logger logger) {
        this.logger = logger;
    }

    /** Starts to capture the lines of all loggers. */
    public static CapturedLog ofAll() {
        return of(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Starts to capture the lines of one logger. */
    public static CapturedLog of(String logger) {
        var log = new CapturedLog((Logger) LoggerFactory.getLogger(logger));
        log.start();
        log.logger.addAppender(log);
        return log;
    }

    /** Returns the lines so far. */
    public List<ILoggingEvent> events() {
        return events;
    }

    /** Returns the lines so far, each as {@code LEVEL message}. */
    public List<String> lines() {
        return events.stream().map(event -> event.getLevel() + " " + event.getFormattedMessage()).toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        events.add(event);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
