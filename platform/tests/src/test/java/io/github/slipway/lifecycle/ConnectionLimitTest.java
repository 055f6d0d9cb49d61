package io.github.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.RawConnection;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

class ConnectionLimitTest {
    private static final int MAXIMUM = 20;
    private static final String REQUEST = "GET /entries HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated,
            Map.of(Setting.HTTP_MAX_CONNECTIONS, Integer.toString(MAXIMUM)));
    @RegisterExtension
    static final RunningService impatient = RunningService.on(TestDatabase::migrated, Map.of(Setting.HTTP_IDLE_TIMEOUT, "1s"));

    @Test
    void connectionsBeyondTheLimitAreClosedAtOnceUntilOthersEnd() {
        List<RawConnection> open = new ArrayList<>();
        for (int i = 0; i < MAXIMUM; i++) {
            var connection = new RawConnection(service);
            connection.send(REQUEST);
            connection.readHead();
            open.add(connection);
        }
        double refused = refused();

        try (var further = new RawConnection(service)) {
            assertThat(further.readToEnd()).isEmpty();
        }
        assertThat(refused()).isEqualTo(refused + 1);
        assertThat(service.getManagement("/health/liveness").statusCode()).isEqualTo(200);

        open.forEach(RawConnection::close);
        await().untilAsserted(() -> assertThat(Series.value(service.metrics(), "http_server_connections")).isZero());
        assertThat(service.get("/entries").statusCode()).isEqualTo(200);
    }

    @Test
    void anIdleConnectionIsClosed() {
        try (var connection = new RawConnection(impatient)) {
            connection.send(REQUEST);
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200 ");
        }
        try (var silent = new RawConnection(impatient)) {
            assertThat(silent.readToEnd()).isEmpty();
        }
    }

    private static double refused() {
        return Series.value(service.metrics(), "http_server_connections_refused_total");
    }
}
