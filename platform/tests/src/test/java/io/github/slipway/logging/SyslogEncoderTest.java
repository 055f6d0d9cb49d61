package io.github.slipway.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;

class SyslogEncoderTest {
    private static final String HEADER = "1 2026-11-22T08:00:00.123456Z [^ ]+ slipway [0-9]+ - ";

    private final LoggerContext context = new LoggerContext();
    private final SyslogEncoder encoder = new SyslogEncoder("slipway");

    @Test
    void framesAMessageByItsLengthInBytes() {
        String frame = new String(encoder.encode(event(Level.INFO, "Schiff ⛵ 😀", null)), UTF_8);

        int space = frame.indexOf(' ');
        String message = frame.substring(space + 1);
        assertThat(Integer.parseInt(frame.substring(0, space))).isEqualTo(message.getBytes(UTF_8).length);
        assertThat(message).matches("<134>" + HEADER
                + "\\[slipway@32473 requestId=\"id-1\" logger=\"a\\.Logger\" thread=\"t\\\\\"\\\\\\]\\\\\\\\\"\\] \uFEFFINFO Schiff ⛵ 😀");
    }

    @Test
    void keepsAStackTraceInOneMessage() {
        String frame = new String(encoder.encode(event(Level.ERROR, "failed", new IllegalStateException("why"))), UTF_8);

        assertThat(frame).contains("ERROR failed\njava.lang.IllegalStateException: why\n\tat ");
        assertThat(frame.lines().skip(1)).noneMatch(line -> line.contains("<131>"));
    }

    @ParameterizedTest
    @CsvSource({"ERROR, 131", "WARN, 132", "INFO, 134", "DEBUG, 135", "TRACE, 135"})
    void hasThePriorityOfTheLevel(String level, int priority) {
        assertThat(new String(encoder.encode(event(Level.valueOf(level), "x", null)), UTF_8)).contains(" <" + priority + ">1 ");
    }

    @Test
    void cutsNanosecondsToTheMicrosecondsThatAreAllowed() {
        LoggingEvent event = event(Level.INFO, "x", null);
        event.setInstant(Instant.parse("2026-11-22T08:00:00.123456789Z"));

        assertThat(new String(encoder.encode(event), UTF_8)).contains(" 2026-11-22T08:00:00.123456Z ");
    }

    private LoggingEvent event(Level level, String message, @Nullable Throwable throwable) {
        var event = new LoggingEvent("", context.getLogger("a.Logger"), level, message, throwable, null);
        event.setThreadName("t\"]\\");
        event.setMDCPropertyMap(Map.of("requestId", "id-1"));
        event.setInstant(Instant.parse("2026-11-22T08:00:00.123456Z"));
        return event;
    }
}
