package io.github.slipway.logging;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Counts the lines that the syslog server never gets. Without a syslog server there is nothing to count. */
@Singleton
final class SyslogMeters implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry meters) {
        if (Logs.root().getAppender(SyslogAppender.NAME) instanceof SyslogAppender appender) {
            FunctionCounter.builder("log.syslog.dropped", appender, SyslogAppender::dropped)
                    .description("Log lines that were not sent to the syslog server")
                    .register(meters);
        }
    }
}
