package io.github.slipway.logging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/** Counts the lines of the log, and those that are dropped on their way to standard output and to a syslog server. */
@Singleton
final class LogMeters implements MeterBinder {
    private final List<LineCounter> counters = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry meters) {
        var counter = new LineCounter(meters);
        counters.add(counter);
        counter.start();
        Logs.root().addAppender(counter);
        Logs.root().iteratorForAppenders().forEachRemaining(appender -> bind(appender, meters));
    }

    @PreDestroy
    void unbind() {
        counters.forEach(Logs.root()::detachAppender);
    }

    private static void bind(Appender<ILoggingEvent> appender, MeterRegistry meters) {
        switch (appender) {
            case StdoutAppender stdout -> FunctionCounter.builder("log.stdout.dropped", stdout, StdoutAppender::dropped)
                    .description("Log lines that were not written to standard output")
                    .register(meters);
            case SyslogAppender syslog -> FunctionCounter.builder("log.syslog.dropped", syslog, SyslogAppender::dropped)
                    .description("Log lines that were not sent to the syslog server")
                    .register(meters);
            default -> {
                // A test's.
            }
        }
    }
}
