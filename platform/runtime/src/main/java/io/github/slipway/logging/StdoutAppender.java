package io.github.slipway.logging;

import java.util.concurrent.atomic.LongAdder;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;

/**
 * Writes lines to standard output, in a thread of its own. A container's output is a pipe, which fills when its reader stops:
 * requests never wait for the reader. Lines queue up to a limit. Further lines are dropped and counted.
 */
public final class StdoutAppender extends AsyncAppender {
    /** In lines. Together with the syslog server's queue, they fit into the memory limit. */
    private static final int QUEUE = 4096;
    /** Milliseconds for the queue's rest when the program stops: a reader that has stopped must not delay the end. */
    private static final int STOP_LIMIT = 2000;

    private final ConsoleAppender<ILoggingEvent> stdout = new ConsoleAppender<>();
    private final LongAdder dropped = new LongAdder();

    /** Made by Logback. */
    public StdoutAppender() {
        setQueueSize(QUEUE);
        setNeverBlock(true);
        // Logback would drop lines of INFO and below from a full fifth of the queue on.
        setDiscardingThreshold(0);
        setMaxFlushTime(STOP_LIMIT);
        addFilter(new LineFilter());
    }

    /** Sets the form of the lines. */
    public void setEncoder(Encoder<ILoggingEvent> encoder) {
        stdout.setEncoder(encoder);
    }

    @Override
    public void start() {
        stdout.setContext(getContext());
        stdout.start();
        addAppender(stdout);
        super.start();
    }

    /** Logback does not count the lines that it drops. */
    @Override
    protected void append(ILoggingEvent line) {
        if (getRemainingCapacity() == 0) {
            dropped.increment();
        } else {
            super.append(line);
        }
    }

    /** The number of lines that were dropped. */
    long dropped() {
        return dropped.sum();
    }
}
