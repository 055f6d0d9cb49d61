package io.github.slipway.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.micronaut.http.exceptions.ContentLengthExceededException;

/**
 * Drops the framework's ERROR lines about bodies that are too large. Callers cause them, and get their 413 with its access
 * line; the rest of such a body may arrive after that, and then Micronaut reports it once more, as an error of no request. As a
 * turbo filter, this class also keeps the line out of the count of ERROR lines, which fires an alert.
 */
public final class CallerErrorFilter extends TurboFilter {

    @Override
    public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format, Object @Nullable [] params,
            @Nullable Throwable thrown) {
        return logger.getName().startsWith("io.micronaut.") && (isBodyTooLarge(thrown) || isBodyTooLarge(last(params)))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isBodyTooLarge(@Nullable Object thrown) {
        return thrown instanceof ContentLengthExceededException;
    }

    /** Where SLF4J takes the exception of a message with parameters from. */
    private static @Nullable Object last(Object @Nullable [] params) {
        return params == null || params.length == 0 ? null : params[params.length - 1];
    }
}
