package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RestartableDatabase;
import io.github.slipway.testing.RunningService;

/** The primary becomes read-only while its connections stay open, and new connections lead to another primary. */
class FailoverTest {
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(5);

    private static final RestartableDatabase DATABASE = RestartableDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.with(DATABASE::environment);

    @AfterAll
    static void stopDatabase() {
        DATABASE.close();
    }

    @Test
    void writesWorkAgainOnNewConnections() {
        Entries.create(service, "before");
        // Existing connections become read-only. New ones do not, because a role's settings apply to new sessions.
        DATABASE.execute("ALTER SYSTEM SET default_transaction_read_only = on");
        DATABASE.execute("ALTER ROLE postgres SET default_transaction_read_only = off");
        DATABASE.query("SELECT pg_reload_conf()");
        Awaitility.await().until(() -> create() == 503);

        // More requests than the pool has connections.
        Awaitility.await().atMost(RECOVERY_LIMIT)
                .untilAsserted(() -> assertThat(Stream.generate(FailoverTest::create).limit(20)).containsOnly(201));
    }

    private static int create() {
        return service.post(Entries.PATH, Entries.draft("after")).statusCode();
    }
}
