package io.github.slipway.logging;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import io.github.slipway.http.RequestIds;

/**
 * Writes a line as a syslog message for TCP: its length, a space, and the message of RFC 5424, so that a stack trace stays one
 * message. The request's id, the logger and the thread are structured data.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6">RFC 5424, section 6</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6587#section-3.4.1">RFC 6587, section 3.4.1</a>
 */
final class SyslogEncoder extends EncoderBase<ILoggingEvent> {
    /** The enterprise number that RFC 5612 reserves for documentation. */
    static final String STRUCTURED_DATA_ID = "slipway@32473";
    /** The facility local0, times 8. */
    private static final int FACILITY = 16 << 3;
    /** The byte order mark: the message is in UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String service;
    private final String host = host();
    private final long process = ProcessHandle.current().pid();
    private final ThrowableProxyConverter stackTrace = new ThrowableProxyConverter();

    /**
     * Makes an encoder.
     *
     * @param service the service's name, which becomes APP-NAME
     */
    SyslogEncoder(String service) {
        this.service = service;
        stackTrace.start();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var message = new StringBuilder(256)
                .append('<').append(FACILITY + severity(event.getLevel())).append(">1 ")
                // Six digits of a second's fraction are the most that may be.
                .append(event.getInstant().truncatedTo(ChronoUnit.MICROS)).append(' ')
                .append(host).append(' ').append(service).append(' ').append(process).append(" - [").append(STRUCTURED_DATA_ID);
        parameter(message, RequestIds.LOG_KEY, event.getMDCPropertyMap().get(RequestIds.LOG_KEY));
        parameter(message, "logger", event.getLoggerName());
        parameter(message, "thread", event.getThreadName());
        message.append("] ").append(BYTE_ORDER_MARK).append(event.getLevel()).append(' ').append(event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            message.append('\n').append(stackTrace.convert(event));
        }
        byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
        byte[] length = (bytes.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[length.length + bytes.length];
        System.arraycopy(length, 0, frame, 0, length.length);
        System.arraycopy(bytes, 0, frame, length.length, bytes.length);
        return frame;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    private static void parameter(StringBuilder message, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            message.append(' ').append(name).append("=\"").append(value.replaceAll("([\"\\\\\\]])", "\\\\$1")).append('"');
        }
    }

    private static int severity(Level level) {
        return switch (level.levelInt) {
            case Level.ERROR_INT -> 3;
            case Level.WARN_INT -> 4;
            case Level.INFO_INT -> 6;
            default -> 7;
        };
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "-";
        }
    }
}
