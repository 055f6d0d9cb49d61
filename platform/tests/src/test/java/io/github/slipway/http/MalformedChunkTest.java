package io.github.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.slipway.testing.Answer;
import io.github.slipway.testing.CapturedLog;
import io.github.slipway.testing.LeakDetection;
import io.github.slipway.testing.RawConnection;
import io.github.slipway.testing.RunningService;

/** A chunk without a size. Routes that need no body answer as they do with any other body. */
@ExtendWith(LeakDetection.class)
class MalformedChunkTest {
    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @ParameterizedTest
    @CsvSource({"POST, /entries, 400", "PUT, /entries/1, 400", "PATCH, /entries, 405", "GET, /entries, 200", "POST, /nothing, 404"})
    void isNoErrorOfTheService(String method, String path, int status) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"t\r\n";
        String chunk = "zz\r\next\":\"a\"}";
        try (var log = CapturedLog.ofAll(); var connection = new RawConnection(service)) {
            assertThat(Answer.parse(service.sendRaw((head + chunk).getBytes(StandardCharsets.UTF_8))).status()).as("at once")
                    .isEqualTo(status);

            connection.send(head);
            service.getManagement("/health/liveness");
            connection.send(chunk);
            assertThat(Answer.parse(connection.readToEnd()).status()).as("in two parts").isEqualTo(status);
            assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR ") || line.startsWith("WARN "));
        }
    }
}
