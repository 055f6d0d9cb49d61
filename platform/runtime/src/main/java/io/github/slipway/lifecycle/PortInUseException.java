package io.github.slipway.lifecycle;

import java.io.IOException;
import java.net.ServerSocket;

/** Another program listens on a port that the service needs. The message is one line and names the port. */
public final class PortInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    private PortInUseException(int port, IOException cause) {
        super("Port " + port + " is in use by another program", cause);
    }

    /**
     * Checks the ports before anything starts that would have to be stopped.
     *
     * @throws PortInUseException if another program listens on one of the ports
     */
    public static void throwUnlessFree(int... ports) throws PortInUseException {
        for (int port : ports) {
            try {
                new ServerSocket(port).close();
            } catch (IOException e) {
                throw new PortInUseException(port, e);
            }
        }
    }
}
