package io.github.slipway.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;

/** Drops the lines of TRACE in which Micronaut shows the values of properties, passwords included. */
public final class PropertyValueFilter extends TurboFilter {

    @Override
    public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format, Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        return level == Level.TRACE
                && (logger.getName().startsWith("io.micronaut.context.") || logger.getName().equals("io.micronaut.inject"))
                        ? FilterReply.DENY
                        : FilterReply.NEUTRAL;
    }
}
