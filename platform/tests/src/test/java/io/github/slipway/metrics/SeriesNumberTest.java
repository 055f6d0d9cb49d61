package io.github.slipway.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RequestKind;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.Series;
import io.github.slipway.testing.TestDatabase;

/** Each series costs Prometheus memory. A replica has the documented number after every kind of request and an outage. */
class SeriesNumberTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Path DOCUMENT = Path.of("../../docs/reference/metrics.md");
    private static final int LIMIT = 700;
    /** Garbage collectors differ in their series of memory pools and pauses. */
    private static final int DIFFERENCE_OF_JVMS = 30;

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> DATABASE, Map.of());

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        String entry = Entries.create(service, "Hello");
        for (RequestKind kind : RequestKind.ALL) {
            kind.send(service, entry);
        }
        DATABASE.makeUnreachable();
        RequestKind.ALL.stream().filter(kind -> kind.status() < 300).forEach(kind -> kind.send(service, entry));
        await().until(() -> service.metrics().contains("method=\"DELETE\",route=\"/entries/{id}\",status=\"503\""));

        int series = Series.names(service.metrics()).size();
        assertThat(series).isLessThan(LIMIT);
        if (Files.exists(DOCUMENT)) { // missing if the platform's folder is used alone
            assertThat(series).isCloseTo(documented(), within(DIFFERENCE_OF_JVMS));
        }
    }

    private static int documented() throws IOException {
        return Pattern.compile("([0-9]+) series").matcher(Files.readString(DOCUMENT)).results()
                .mapToInt(match -> Integer.parseInt(match.group(1))).findFirst().orElseThrow();
    }
}
