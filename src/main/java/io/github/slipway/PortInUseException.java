package io.github.slipway;

import java.net.BindException;

import io.micronaut.http.server.exceptions.ServerStartupException;

/** Another program listens on a port that the service needs. The message, one line, says which. */
public final class PortInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    private PortInUseException(ServerStartupException cause) {
        super(cause.getMessage() + ": the port is in use by another program", cause);
    }

    /**
     * The failure to start, if it is one about ports.
     *
     * @throws RuntimeException the failure itself, if it is another one
     */
    static PortInUseException from(RuntimeException failure) {
        if (failure instanceof ServerStartupException e && e.getCause() instanceof BindException) {
            return new PortInUseException(e);
        }
        throw failure;
    }
}
