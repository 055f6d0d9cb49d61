package com.example.aviary.tweets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.slipway.testing.Json;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

class PagingWhileTweetsChangeTest {
    private static final TestDatabase database = TestDatabase.migrated();

    @RegisterExtension
    static final RunningService service = RunningService.on(() -> database, Map.of());

    private final AtomicBoolean finished = new AtomicBoolean();
    private final AtomicInteger changes = new AtomicInteger();

    /** During the reads, every third of the first 250 tweets is deleted, from both ends, and others are created. */
    @Test
    void givesNoTweetTwiceAndEachThatWasThereAllAlong() throws ExecutionException, InterruptedException {
        Tweets.insert(database, 250);
        List<Long> seen = new ArrayList<>();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = executor.submit(this::change);
            try {
                for (String next = "/tweets?limit=10"; next != null;) {
                    int before = changes.get();
                    JsonNode page = Json.read(service.get(next).body());
                    page.path("items").forEach(item -> seen.add(item.path("id").longValue()));
                    next = page.path("next").textValue();
                    await().until(() -> writer.isDone() || changes.get() > before);
                }
            } finally {
                finished.set(true);
            }
            writer.get();
        }

        assertThat(changes).hasValueGreaterThan(20);
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).containsAll(LongStream.rangeClosed(1, 250).filter(id -> id % 3 != 0).boxed().toList());
    }

    private void change() {
        for (long id = 3; !finished.get() && id <= 250; id += 3) {
            Tweets.create(service, "Another");
            assertThat(service.delete("/tweets/" + (id % 2 == 0 ? id : 252 - id)).statusCode()).isEqualTo(204);
            changes.incrementAndGet();
        }
    }
}
