package io.github.slipway.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import io.github.slipway.testing.ProgramProcess;

/** A process of the service. It writes to a pipe, which a test can leave unread. */
final class Replica implements AutoCloseable {
    private final ProgramProcess program;
    private boolean read = true;
    private volatile boolean killed;

    /** Starts a replica, and waits until it is ready. */
    Replica(Map<String, String> environment) {
        program = ProgramProcess.servingUnread(environment);
        Thread.ofPlatform().daemon().start(this::readOutput);
    }

    ProgramProcess program() {
        return program;
    }

    /** Whether requests can have no response. */
    boolean isKilled() {
        return killed;
    }

    /** Sets whether the output is read. */
    synchronized void read(boolean wanted) {
        read = wanted;
        notifyAll();
    }

    /** Kills the process. */
    @Override
    public void close() {
        killed = true;
        read(true);
        program.close();
    }

    private void readOutput() {
        var bytes = new byte[1024];
        try (InputStream output = program.unreadOutput()) {
            while (output.read(bytes) >= 0) {
                awaitReading();
            }
        } catch (IOException e) {
            // The process has been killed.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized void awaitReading() throws InterruptedException {
        while (!read) {
            wait();
        }
    }
}
