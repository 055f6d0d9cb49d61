package io.github.slipway.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.NopStatusListener;
import io.github.slipway.settings.Settings;

class SyslogAppenderTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** More lines than fit into the queue and the sockets' buffers. */
    private static final int MANY = 100_000;

    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void start() {
        context.setMDCAdapter(MDC.getMDCAdapter());
        context.getStatusManager().add(new NopStatusListener());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void sendsInfoAndUp() throws IOException {
        try (ServerSocket server = server(0)) {
            Logger logger = logger(started(server.getLocalPort()));
            logger.debug("not this");
            logger.info("this");

            try (Socket connection = accept(server)) {
                assertThat(frame(connection)).endsWith("INFO this");
            }
        }
    }

    @Test
    void comesBackToAServerThatWasAwayAndLosesNothingThatTheQueueHolds() throws IOException {
        int port;
        try (ServerSocket server = server(0)) {
            port = server.getLocalPort();
        }
        SyslogAppender appender = started(port);
        Logger logger = logger(appender);
        logger.info("while it is away");

        try (ServerSocket server = server(port); Socket connection = accept(server)) {
            assertThat(frame(connection)).endsWith("INFO while it is away");
        }
        assertThat(appender.dropped()).isZero();
    }

    @Test
    void dropsAndCountsWhatAServerThatDoesNotReadCannotTake() throws IOException {
        try (ServerSocket server = server(0)) {
            SyslogAppender appender = started(server.getLocalPort());
            Logger logger = logger(appender);

            try (Socket _ = accept(server)) {
                // The loop would never end if the appender waited for the server.
                for (int i = 0; i < MANY; i++) {
                    logger.info("line {}", i);
                }
                Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(appender.dropped()).isPositive());
            }
        }
    }

    private SyslogAppender started(int port) {
        return SyslogAppender.started("slipway", new Settings.Syslog(InetAddress.getLoopbackAddress().getHostAddress(), port), context);
    }

    private Logger logger(SyslogAppender appender) {
        Logger logger = context.getLogger("test");
        logger.setLevel(Level.DEBUG);
        logger.addAppender(appender);
        return logger;
    }

    private static ServerSocket server(int port) throws IOException {
        var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout((int) LIMIT.toMillis());
        return server;
    }

    private static Socket accept(ServerSocket server) throws IOException {
        Socket connection = server.accept();
        connection.setSoTimeout((int) LIMIT.toMillis());
        return connection;
    }

    /** Reads one message by the length before it. */
    private static String frame(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        int length = 0;
        for (int digit = in.read(); digit != ' '; digit = in.read()) {
            assertThat(digit).as("a digit of the length").isBetween((int) '0', (int) '9');
            length = 10 * length + Character.digit(digit, 10);
        }
        return new String(in.readNBytes(length), UTF_8);
    }
}
