package io.github.slipway.logging;

import org.jspecify.annotations.Nullable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.micronaut.http.exceptions.ContentLengthExceededException;

/**
 * Drops two kinds of lines that Micronaut logs:
 * <ul>
 * <li>ERROR lines about bodies that are too large. Callers cause them, and get their 413 with its access line; the rest of such
 * a body may arrive after that, and then Micronaut reports it once more, as an error of no request.
 * <li>TRACE lines that show the values of properties, passwords included.
 * </ul>
 * It is a filter of appenders: Logback calls a turbo filter for each line that a library could write, on every level.
 */
final class LineFilter extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent line) {
        String logger = line.getLoggerName();
        return logger.startsWith("io.micronaut.") && (isBodyTooLarge(line) || showsProperties(line.getLevel(), logger))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isBodyTooLarge(ILoggingEvent line) {
        return thrown(line) instanceof ContentLengthExceededException;
    }

    private static @Nullable Throwable thrown(ILoggingEvent line) {
        return line.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
    }

    private static boolean showsProperties(Level level, String logger) {
        return level == Level.TRACE && (logger.startsWith("io.micronaut.context.") || logger.equals("io.micronaut.inject"));
    }
}
