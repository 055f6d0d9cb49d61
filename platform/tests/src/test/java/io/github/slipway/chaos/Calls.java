package io.github.slipway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;

/** The requests of callers. Each response must be one of the contract, and agree with what earlier responses have shown. */
final class Calls {
    private static final int PAGE = 20;
    /** Longer than the limits of the pool and of two statements. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final String NO_RESPONSE = "no response";

    private final Histories histories;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Queue<Instant> unavailable = new ConcurrentLinkedQueue<>();
    private final AtomicInteger successesInARow = new AtomicInteger();

    Calls(Histories histories) {
        this.histories = histories;
    }

    /** Returns the number of requests, by method and status. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** Returns the number of acknowledged writes. */
    int acknowledged() {
        return counts.getOrDefault("POST 201", 0) + counts.getOrDefault("PUT 200", 0);
    }

    /** Returns the times of the requests whose response was 503. */
    Queue<Instant> unavailable() {
        return unavailable;
    }

    /** Returns how many responses have not been 503 since the last one that was. */
    AtomicInteger successesInARow() {
        return successesInARow;
    }

    void post(Replica replica, long number) {
        String text = History.text(1, number);
        histories.post(text);
        HttpResponse<String> response = send(replica, replica.program().request("POST", Entries.PATH, text), 201);
        if (response != null) {
            assertThat(show(response)).isEqualTo(text);
        }
    }

    void get(Replica replica, long id) {
        long before = histories.get(id).newest();
        HttpResponse<String> response = send(replica, replica.program().request(Entries.PATH + "/" + id), 200);
        if (response != null) {
            assertThat(History.version(show(response))).as("entry %d: an old version is read", id).isGreaterThanOrEqualTo(before);
        }
    }

    void put(Replica replica, long id, long number) {
        History history = histories.get(id);
        long version = history.newest();
        String text = History.text(version + 1, number);
        history.begin(text);
        HttpResponse<String> response = send(replica,
                replica.program().request("PUT", Entries.PATH + "/" + id, text).header("If-Match", "\"" + version + "\""), 200, 412);
        if (response != null && response.statusCode() == 412) {
            history.refused(text);
        } else if (response != null) {
            assertThat(show(response)).isEqualTo(text);
        }
    }

    void list(Replica replica) {
        Map<Long, Long> before = histories.newest(PAGE);
        HttpResponse<String> response = send(replica, replica.program().request(Entries.PATH + "?limit=" + PAGE), 200);
        if (response != null) {
            var versions = new HashMap<Long, Long>();
            for (JsonNode entry : Json.read(response.body()).get("items")) {
                versions.put(entry.get("id").longValue(), History.version(entry.get("text").textValue()));
                histories.show(entry.get("id").longValue(), entry.get("text").textValue());
            }
            long oldest = versions.size() < PAGE ? 0 : versions.keySet().stream().min(Long::compare).orElseThrow();
            before.forEach((id, version) -> assertThat(id < oldest || versions.getOrDefault(id, 0L) >= version)
                    .as("entry %d, version %d is not in the list %s", id, version, versions).isTrue());
        }
    }

    /** Returns the text of a response that shows one entry. */
    private String show(HttpResponse<String> response) {
        JsonNode entry = Json.read(response.body());
        String text = entry.get("text").textValue();
        assertThat(response.headers().firstValue("ETag")).hasValue("\"" + History.version(text) + "\"");
        histories.show(entry.get("id").longValue(), text);
        return text;
    }

    /** Returns the response, or null if it is 503, or there is none because the replica has been killed. */
    private @Nullable HttpResponse<String> send(Replica replica, HttpRequest.Builder request, Integer... statuses) {
        Instant begin = Instant.now();
        HttpResponse<String> response;
        try {
            response = replica.program().send(request.header("X-Request-ID", RunningService.REQUEST_ID).timeout(ANSWER_LIMIT)).join();
        } catch (CompletionException e) {
            if (!replica.isKilled() || !(e.getCause() instanceof IOException) || e.getCause() instanceof HttpTimeoutException) {
                throw e;
            }
            counts.merge(NO_RESPONSE, 1, Integer::sum);
            return null;
        }
        counts.merge(response.request().method() + " " + response.statusCode(), 1, Integer::sum);
        if (response.statusCode() == 503) {
            unavailable.add(begin);
            successesInARow.set(0);
            assertUnavailable(response);
            return null;
        }
        assertThat(response.statusCode()).as(response.body()).isIn(List.of(statuses));
        successesInARow.incrementAndGet();
        return response;
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("X-Request-ID")).hasValue(RunningService.REQUEST_ID);
        assertThat(response.body()).isIn(problem("the database is unavailable", response), problem("the service is overloaded", response));
    }

    private static String problem(String reason, HttpResponse<String> response) {
        return "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"" + reason
                + ", please try again\",\"instance\":\"" + response.request().uri().getRawPath() + "\",\"requestId\":\"test\"}";
    }
}
