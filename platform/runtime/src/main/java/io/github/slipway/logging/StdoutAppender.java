package io.github.slipway.logging;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.util.Duration;
import net.logstash.logback.appender.AsyncDisruptorAppender;
import net.logstash.logback.appender.listener.AppenderListener;
import net.logstash.logback.encoder.com.lmax.disruptor.EventHandler;

/**
 * Writes lines to standard output, in a thread of its own. A container's output is a pipe, which fills when its reader stops:
 * requests never wait for the reader. Lines queue up to a limit, and are dropped and counted beyond that.
 */
public final class StdoutAppender extends AsyncDisruptorAppender<ILoggingEvent, AppenderListener<ILoggingEvent>> {
    /** Lines, a power of two: with the syslog server's queue, no more memory than can be spared. */
    private static final int QUEUE = 4096;
    /** For the queue's rest when the program stops: a reader that has stopped must not delay the end. */
    private static final Duration STOP_LIMIT = Duration.buildBySeconds(2);

    private final OutputStream stdout = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    private final LongAdder dropped = new LongAdder();
    private @Nullable Encoder<ILoggingEvent> encoder;

    /** Made by Logback. */
    public StdoutAppender() {
        setRingBufferSize(QUEUE);
        setShutdownGracePeriod(STOP_LIMIT);
        addListener(new AppenderListener<>() {
            @Override
            public void eventAppendFailed(@Nullable Appender<ILoggingEvent> appender, @Nullable ILoggingEvent event,
                    @Nullable Throwable reason) {
                dropped.increment();
            }
        });
    }

    /** Sets the form of the lines. */
    public void setEncoder(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
    }

    /** Lines that were not written, and never will be. */
    long dropped() {
        return dropped.sum();
    }

    @Override
    protected EventHandler<LogEvent<ILoggingEvent>> createEventHandler() {
        Encoder<ILoggingEvent> form = Objects.requireNonNull(encoder, "an appender needs an encoder");
        return (line, _, endOfBatch) -> {
            stdout.write(form.encode(line.event));
            if (endOfBatch) {
                stdout.flush();
            }
        };
    }
}
