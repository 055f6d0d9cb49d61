package io.github.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.slipway.testing.ProgramProcess;
import io.github.slipway.testing.TestDatabase;

/** The program gets SIGTERM while it works. */
class ProgramStopTest {
    /** The JVM's exit code after SIGTERM. */
    private static final int TERMINATED = 143;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void finishesTheRequestsThatItHasAndTakesNoOthers() throws Exception {
        database.execute("INSERT INTO entries (text) VALUES ('before')");
        try (var program = serving(Map.of("POSTGRES_TIMEOUT", "1m", "SHUTDOWN_TIMEOUT", "12s")); Connection lock = lockEntries()) {
            CompletableFuture<HttpResponse<String>> slow = program.send(program.request("PUT", "/entries/1", "after"));
            awaitWaitingStatement();

            program.terminate();
            awaitLine(program, "Stopping");

            Awaitility.await().atMost(LIMIT).ignoreExceptions()
                    .until(() -> program.getManagement("/health/readiness").statusCode() == 503);
            assertThat(program.getManagement("/health/liveness").statusCode()).isEqualTo(200);
            Awaitility.await().atMost(LIMIT).until(() -> refusesConnections(program));
            Awaitility.await().atMost(LIMIT).during(Duration.ofSeconds(2)).until(() -> program.isAlive() && !slow.isDone());
            lock.rollback();

            assertThat(slow.join().statusCode()).isEqualTo(200);
            assertThat(slow.join().body()).isEqualTo("{\"id\":1,\"text\":\"after\"}");
            assertThat(program.awaitExit()).isEqualTo(TERMINATED);
            assertThat(program.output().lines().toList()).last().asString().contains("\"message\":\"Stopped\"");
            assertThat(program.output().lines().dropWhile(line -> !line.contains("\"Stopping\"")))
                    .isNotEmpty().allMatch(line -> line.contains("\"level\":\"INFO\""));
            assertThat(program.errors()).isEmpty();
        }
        assertThat(database.query("SELECT text FROM entries")).isEqualTo("after");
    }

    @Test
    void drainsConnectionsBeforeItClosesThem() {
        try (var program = serving(Map.of()); var callers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answered = IntStream.range(0, 4)
                    .mapToObj(_ -> callers.submit(() -> callUntilTheConnectionCloses(program)))
                    .toList();
            Awaitility.await().atMost(LIMIT)
                    .until(() -> program.output().lines().filter(line -> line.contains("POST /entries 201")).count() > 100);

            program.terminate();

            // A POST fails if its connection is closed without "Connection: close" before.
            assertThat(answered).allSatisfy(count -> assertThat(count.get()).isGreaterThan(1));
            assertThat(program.awaitExit()).isEqualTo(TERMINATED);
        }
    }

    @Test
    void answersAnIdleConnectionThatIsUsedOnceMore() throws IOException {
        try (var program = serving(Map.of("SHUTDOWN_TIMEOUT", "10m"));
                var idle = new Socket(InetAddress.getLoopbackAddress(), program.apiPort())) {
            assertThat(ask(idle)).doesNotContainIgnoringCase("connection: close");

            program.terminate();
            awaitLine(program, "Draining connections");
            Awaitility.await().atMost(LIMIT).during(Duration.ofSeconds(3))
                    .until(() -> program.getManagement("/health/readiness").statusCode() == 503);

            assertThat(ask(idle)).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("connection: close");
            // The program waits neither for the ten minutes nor for another connection.
            assertThat(program.awaitExit()).isEqualTo(TERMINATED);
            awaitLine(program, "0 connections are open after draining");
        }
    }

    @Test
    void endsInTimeWhenARequestDoesNot() throws Exception {
        database.execute("INSERT INTO entries (text) VALUES ('before')");
        try (var program = serving(Map.of("POSTGRES_TIMEOUT", "2m", "SHUTDOWN_TIMEOUT", "1s")); Connection _ = lockEntries()) {
            CompletableFuture<HttpResponse<String>> slow = program.send(program.request("PUT", "/entries/1", "after"));
            awaitWaitingStatement();

            Instant begin = Instant.now();
            program.terminate();

            assertThat(program.awaitExit()).isEqualTo(TERMINATED);
            assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
            assertThat(program.output().lines().toList()).last().asString().contains("\"message\":\"Stopped\"");
            Awaitility.await().atMost(LIMIT).until(slow::isDone);
        }
    }

    private ProgramProcess serving(Map<String, String> settings) {
        Map<String, String> environment = database.environment();
        environment.putAll(settings);
        return ProgramProcess.serving(environment);
    }

    private Connection lockEntries() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT FROM entries FOR UPDATE");
        }
        return connection;
    }

    private void awaitWaitingStatement() {
        Awaitility.await().atMost(LIMIT).until(() -> database.query("SELECT count(*) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name = 'slipway' AND wait_event_type = 'Lock'").equals("1"));
    }

    private static void awaitLine(ProgramProcess program, String message) {
        Awaitility.await().atMost(LIMIT).until(() -> program.output().contains("\"message\":\"" + message + "\""));
    }

    /** Creates entries one after the other, until a response closes the connection. */
    private static int callUntilTheConnectionCloses(ProgramProcess program) {
        for (int answered = 1;; answered++) {
            HttpResponse<String> answer = program.send(program.request("POST", "/entries", "load")).join();
            assertThat(answer.statusCode()).isEqualTo(201);
            if (answer.headers().firstValue("Connection").orElse("").equals("close")) {
                return answered;
            }
        }
    }

    /** Sends a request on this connection, and returns the bytes of the response. */
    private static String ask(Socket connection) throws IOException {
        connection.setSoTimeout((int) LIMIT.toMillis());
        connection.getOutputStream().write("GET /healthcheck HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        var answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            int next = connection.getInputStream().read();
            assertThat(next).as("closed after: %s", answer).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    /** A response that closes its connection counts, too: the service refuses the next connection. */
    private static boolean refusesConnections(ProgramProcess program) {
        try {
            return program.get("/entries").headers().firstValue("Connection").orElse("").equals("close");
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
            return e.getCause() instanceof ConnectException;
        }
    }
}
