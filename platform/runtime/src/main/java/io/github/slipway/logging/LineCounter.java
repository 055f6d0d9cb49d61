package io.github.slipway.logging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the lines of the log by level, whichever configuration writes them. */
final class LineCounter extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Map<Level, Counter> counters;

    LineCounter(MeterRegistry meters) {
        counters = List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE).stream()
                .collect(Collectors.toMap(Function.identity(), level -> counter(level, meters)));
        addFilter(new LineFilter());
    }

    private static Counter counter(Level level, MeterRegistry meters) {
        // The name and the labels of Micrometer's own counter, which is a turbo filter: LineFilter documents what turbo filters cost.
        return Counter.builder("logback.events").tag("level", level.toString().toLowerCase(Locale.ROOT))
                .description("Lines of the log").baseUnit("events").register(meters);
    }

    @Override
    protected void append(ILoggingEvent line) {
        Counter counter = counters.get(line.getLevel());
        if (counter != null) {
            counter.increment();
        }
    }
}
