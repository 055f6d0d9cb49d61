package io.github.slipway.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Counts the lines that nobody gets: those for standard output and, with a syslog server, those for it. */
@Singleton
final class LogMeters implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry meters) {
        Logs.root().iteratorForAppenders().forEachRemaining(appender -> bind(appender, meters));
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
