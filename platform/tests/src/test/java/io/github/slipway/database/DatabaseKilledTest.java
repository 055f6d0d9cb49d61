package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.Load;
import io.github.slipway.testing.RestartableDatabase;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TimedAnswer;

/** The database is killed and starts again, or is frozen for a while, under load. */
class DatabaseKilledTest {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKilledTest.class);
    /** The documented limit of a response during an outage. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(5);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(1);
    /** The limit of waits without a documented limit. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final RestartableDatabase DATABASE = RestartableDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.with(
            () -> DATABASE.environment(Map.of(Setting.POSTGRES_TIMEOUT, STATEMENT_TIMEOUT.toSeconds() + "s")));

    @AfterAll
    static void stopDatabase() {
        DATABASE.close();
    }

    @AfterEach
    void thaw() {
        DATABASE.thaw();
    }

    @Test
    void callersAreToldToTryAgainUntilItIsBackAndNothingAcknowledgedIsLost() {
        try (var load = Load.on(service)) {
            load.awaitMore(20, 200, 201);

            DATABASE.kill();
            Instant killed = Instant.now();
            load.awaitMore(12, 503);

            assertHealth("DOWN");
            Instant starting = Instant.now();
            DATABASE.start();
            Instant back = Instant.now();
            Awaitility.await().atMost(LIMIT).until(() -> service.get("/entries").statusCode() == 200);
            load.awaitMore(20, 200, 201);
            assertHealth("UP");
            List<TimedAnswer> answers = load.stop();

            assertThat(answers).filteredOn(answer -> answer.begin().isAfter(killed) && answer.end().isBefore(starting))
                    .hasSizeGreaterThanOrEqualTo(8).allSatisfy(TimedAnswer::assertUnavailable);
            assertThat(answers).filteredOn(answer -> answer.status() >= 300).allSatisfy(TimedAnswer::assertUnavailable);
            assertThat(answers).extracting(TimedAnswer::duration).allMatch(duration -> duration.compareTo(ANSWER_LIMIT) < 0);
            assertThat(answers).filteredOn(answer -> answer.begin().isAfter(back.plus(RECOVERY_LIMIT)))
                    .extracting(TimedAnswer::status).isSubsetOf(200, 201);
            report("killed", answers, starting);
            assertThat(answers).filteredOn(answer -> answer.status() == 201).allSatisfy(answer -> assertThat(
                    service.get(answer.response().headers().firstValue("Location").orElseThrow()).statusCode()).isEqualTo(200));
        }
    }

    @Test
    void aFrozenOneIsGivenUpInTimeAndTakenUpAgain() {
        try (var load = Load.on(service)) {
            load.awaitMore(20, 200, 201);

            DATABASE.freeze();
            load.awaitMore(12, 503);

            assertHealth("DOWN");
            DATABASE.thaw();
            Instant thawed = Instant.now();
            load.awaitMore(20, 200, 201);
            assertHealth("UP");
            List<TimedAnswer> answers = load.stop();

            assertThat(answers).filteredOn(answer -> answer.status() >= 300).allSatisfy(TimedAnswer::assertUnavailable);
            // The server cannot end the statement, so the client ends it two seconds later.
            assertThat(answers).extracting(TimedAnswer::duration)
                    .allMatch(duration -> duration.compareTo(STATEMENT_TIMEOUT.plusSeconds(4)) < 0);
            assertThat(answers).filteredOn(answer -> answer.begin().isAfter(thawed.plus(RECOVERY_LIMIT)))
                    .extracting(TimedAnswer::status).isSubsetOf(200, 201);
            report("frozen", answers, thawed);
        }
    }

    /** Kubernetes must neither restart the service nor stop routing to it. Otherwise callers get no 503 with Retry-After. */
    private static void assertHealth(String database) {
        assertThat(service.get("/healthcheck").body()).isEqualTo("{\"status\":\"" + database + "\",\"database\":\"" + database + "\"}");
        assertThat(service.get("/healthcheck").statusCode()).isEqualTo(database.equals("UP") ? 200 : 503);
        assertThat(service.getManagement("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(service.getManagement("/health/readiness").statusCode()).isEqualTo(200);
    }

    private static void report(String fault, List<TimedAnswer> answers, Instant back) {
        LOG.info("{}: {} responses, {} of them 503, the slowest after {}, the first success {} after the fault", fault, answers.size(),
                answers.stream().filter(answer -> answer.status() == 503).count(),
                answers.stream().map(TimedAnswer::duration).max(Duration::compareTo).orElseThrow(),
                answers.stream().filter(answer -> answer.status() < 300 && answer.end().isAfter(back)).map(TimedAnswer::end)
                        .min(Instant::compareTo).map(first -> Duration.between(back, first)).orElseThrow());
    }
}
