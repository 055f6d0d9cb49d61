package io.github.slipway.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.slipway.Repository;
import io.github.slipway.testing.Matches;

class LatencyBucketsTest {
    /** Without such a bucket, the rules would count no request as slow. */
    @Test
    void theObjectiveIsOneOfThem() throws IOException {
        String rules = Files.readString(Repository.file("charts/slipway/files/prometheus/rules/objectives.yml"));

        assertThat(Matches.all(rules, "le=\"([0-9.]+)\"").map(LatencyBucketsTest::seconds))
                .isNotEmpty().isSubsetOf(LatencyBuckets.ALL);
    }

    private static Duration seconds(String number) {
        return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1000));
    }
}
