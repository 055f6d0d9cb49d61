package io.github.slipway.lifecycle;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.settings.Configuration;
import io.github.slipway.settings.Ports;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.server.EmbeddedServer;

/** The running service. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** For the access lines of requests that did not end in time. Their statements end when the pool closes. */
    private static final Duration LAST_LINES = Duration.ofSeconds(2);

    /** Half of SHUTDOWN_TIMEOUT, unless a service configures it. */
    private static final String GRACE_PERIOD = "micronaut.lifecycle.graceful-shutdown.grace-period";

    private final ApplicationContext context;
    private final OpenRequests requests;
    private final Duration drainingLimit;

    private Server(ApplicationContext context) {
        this.context = context;
        requests = context.getBean(OpenRequests.class);
        drainingLimit = context.getRequiredProperty(GRACE_PERIOD, Duration.class);
    }

    /**
     * Starts the service. It does not wait for the database.
     *
     * @param configuration all that is configured, the ports included
     * @throws PortInUseException if another program listens on one of the ports
     */
    public static Server start(Configuration configuration) throws PortInUseException {
        int[] ports = ports(configuration);
        PortInUseException.throwUnlessFree(ports);
        return listen(configuration.start(), ports);
    }

    /**
     * Starts the service in place of another one, which serves until the new one is about to listen.
     *
     * @param configuration all that is configured, the ports included
     * @param endOther frees the ports
     * @throws PortInUseException if another program listens on one of the ports
     */
    public static Server start(Configuration configuration, Runnable endOther) throws PortInUseException {
        int[] ports = ports(configuration);
        ApplicationContext context = configuration.start();
        try {
            endOther.run();
            PortInUseException.throwUnlessFree(ports);
        } catch (RuntimeException | PortInUseException e) {
            context.close();
            throw e;
        }
        return listen(context, ports);
    }

    /** The port of the API, and the management port. */
    private static int[] ports(Configuration configuration) {
        Environment properties = configuration.properties();
        return new int[]{properties.getRequiredProperty(Ports.API_PROPERTY, Integer.class),
                properties.getRequiredProperty(Ports.MANAGEMENT_PROPERTY, Integer.class)};
    }

    private static Server listen(ApplicationContext context, int... ports) {
        try {
            context.getBean(EmbeddedServer.class).start();
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
        LOG.info("Listening on ports {} and {}", ports[0], ports[1]);
        return new Server(context);
    }

    /**
     * Drains the connections: readiness goes DOWN, and each response closes its connection. The method returns when all connections
     * are closed, or after half of the shutdown timeout: a connection that was idle for so long is unlikely to be used. Then no
     * request is lost when the server is {@linkplain #close closed}.
     */
    public void drain() {
        LOG.info("Draining connections");
        try {
            LOG.info("{} connections are open after draining", context.getBean(ConnectionDraining.class).drain(drainingLimit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops the service. It takes no new connections, and finishes requests in flight within the other half of the shutdown
     * timeout. It gives up requests that take longer, and waits for their access lines, so that nothing is logged after its last
     * line.
     */
    @Override
    public void close() {
        LOG.info("Stopping");
        context.close();
        try {
            int open = requests.awaitNone(LAST_LINES);
            if (open > 0) {
                LOG.warn("{} requests are still open", open);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info("Stopped");
    }
}
