package io.github.slipway.logging;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.util.Duration;
import io.github.slipway.settings.Settings;
import net.logstash.logback.appender.LogstashTcpSocketAppender;
import net.logstash.logback.appender.listener.TcpAppenderListener;

/**
 * Sends lines of INFO and up to a syslog server, in a thread of its own. Requests never wait for it: lines queue while the
 * server is away or slow, up to a limit, and are dropped and counted beyond that. It reconnects by itself.
 */
final class SyslogAppender extends LogstashTcpSocketAppender {
    static final String NAME = "syslog";

    /** Lines, a power of two: some seconds of a busy service, at 1 KB each no more memory than can be spared. */
    private static final int QUEUE = 8192;
    private static final Duration CONNECT_TIMEOUT = Duration.buildBySeconds(2);
    private static final Duration WRITE_TIMEOUT = Duration.buildBySeconds(5);
    private static final Duration RECONNECT_PAUSE = Duration.buildBySeconds(2);
    /** For the queue's rest when the program stops: a server that is away must not delay the end. */
    private static final Duration STOP_LIMIT = Duration.buildBySeconds(2);

    private final LongAdder dropped = new LongAdder();

    private SyslogAppender() {}

    static SyslogAppender started(String service, Settings.Syslog syslog, LoggerContext context) {
        var filter = new ThresholdFilter();
        filter.setLevel(Level.INFO.levelStr);
        filter.start();
        var appender = new SyslogAppender();
        appender.setContext(context);
        appender.setName(NAME);
        appender.addDestinations(InetSocketAddress.createUnresolved(syslog.host(), syslog.port()));
        appender.setEncoder(new SyslogEncoder(service));
        appender.addFilter(filter);
        appender.addFilter(new LineFilter());
        appender.setRingBufferSize(QUEUE);
        appender.setConnectionTimeout(CONNECT_TIMEOUT);
        appender.setWriteTimeout(WRITE_TIMEOUT);
        appender.setReconnectionDelay(RECONNECT_PAUSE);
        appender.setShutdownGracePeriod(STOP_LIMIT);
        appender.addListener(new Listener(appender.dropped));
        appender.start();
        return appender;
    }

    /** The number of lines that were dropped. */
    long dropped() {
        return dropped.sum();
    }

    /** Counts lines, and logs once when the server becomes unreachable and once when it is reachable again. */
    private static final class Listener implements TcpAppenderListener<ILoggingEvent> {
        private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(SyslogAppender.class);

        private final LongAdder dropped;
        private volatile boolean away;

        Listener(LongAdder dropped) {
            this.dropped = dropped;
        }

        @Override
        public void eventAppendFailed(@Nullable Appender<ILoggingEvent> appender, @Nullable ILoggingEvent event,
                @Nullable Throwable reason) {
            dropped.increment();
        }

        @Override
        public void eventSendFailure(@Nullable Appender<ILoggingEvent> appender, @Nullable ILoggingEvent event,
                @Nullable Throwable reason) {
            dropped.increment();
        }

        @Override
        public void connectionOpened(@Nullable Appender<ILoggingEvent> appender, @Nullable Socket socket) {
            if (away) {
                away = false;
                LOG.info("The syslog server is back");
            }
        }

        @Override
        public void connectionFailed(@Nullable Appender<ILoggingEvent> appender, @Nullable InetSocketAddress address,
                @Nullable Throwable reason) {
            if (!away) {
                away = true;
                LOG.warn("The syslog server {} cannot be reached: {}", address, String.valueOf(reason));
            }
        }
    }
}
