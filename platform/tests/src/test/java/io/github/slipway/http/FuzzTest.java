package io.github.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.LeakDetection;
import io.github.slipway.testing.RandomRequest;
import io.github.slipway.testing.RawConnection;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/**
 * Requests at random: none gets a 5xx, makes a line with a warning or an exception, hangs, stays open, or leaks a buffer. The
 * requests are the same in each build, so that no build fails because of a change that is not its own. Every night they are
 * others: {@code -Dfuzz.seconds=60 -Dfuzz.seed=random}. A failure names the seed that repeats it.
 */
@ExtendWith(LeakDetection.class)
class FuzzTest {
    private static final Logger LOG = LoggerFactory.getLogger(FuzzTest.class);
    private static final String SEED = System.getProperty("fuzz.seed", "1");
    private static final int EXECUTIONS = Integer.getInteger("fuzz.executions", 300);
    private static final long NANOS = TimeUnit.SECONDS.toNanos(Integer.getInteger("fuzz.seconds", 0));
    /** A caller that has sent all gets all responses at once, even on a slow machine: before the limit for slow callers. */
    private static final long HANGS_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) [A-Z]");

    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of());

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void noRequestIsAFaultOfTheService() {
        long first = SEED.equals("random") ? System.nanoTime() : Long.parseLong(SEED);
        long begin = System.nanoTime();
        var statuses = new TreeMap<String, Integer>();
        long next = first;
        try (var log = CapturedLog.ofAll()) {
            while (NANOS == 0 ? next - first < EXECUTIONS : System.nanoTime() - begin < NANOS) {
                String request = RandomRequest.of(next);
                String name = "-Dfuzz.seed=" + next + " -Dfuzz.executions=1: " + request;
                long sent = System.nanoTime();
                STATUS.matcher(send(request, name)).results().map(status -> status.group(1))
                        .forEach(status -> statuses.merge(status, 1, Integer::sum));
                assertThat(statuses.keySet()).as(name).allMatch(status -> status.compareTo("500") < 0);
                assertThat(System.nanoTime() - sent).as(name).isLessThan(HANGS_NANOS);
                log.events().removeIf(FuzzTest::isHarmless);
                assertThat(log.events()).as(name).allMatch(FuzzTest::isHarmless);
                next++;
            }
            assertThat(service.get("/healthcheck").statusCode()).isEqualTo(200);
            service.close();
            assertThat(log.events()).as("after the end").allMatch(FuzzTest::isHarmless);
        }
        LOG.info("{} executions from seed {} on: {}", next - first, first, statuses);
    }

    /** One caller in three sends two parts. One in eight breaks the connection, the others wait for the responses. */
    private static String send(String request, String name) {
        try (var connection = new RawConnection(service)) {
            int half = request.hashCode() % 3 == 0 ? request.length() / 2 : 0;
            connection.send(request.substring(0, half));
            connection.send(request.substring(half));
            if (request.hashCode() % 8 == 0) {
                connection.reset();
                return "";
            }
            connection.closeSendingHalf();
            return connection.readToEnd();
        } catch (UncheckedIOException e) {
            // The service has closed the connection with bytes that it has not read. It may, unless it does so after a time-out.
            assertThat(e).as(name).hasCauseInstanceOf(SocketException.class);
            return "";
        }
    }

    private static boolean isHarmless(ILoggingEvent line) {
        return !line.getLevel().isGreaterOrEqual(Level.WARN) && (line.getThrowableProxy() == null || line.getLevel() == Level.DEBUG);
    }
}
