package io.github.slipway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** The version and the commit, as in {@code /info}, so that graphs show when replicas of which version replaced others. */
@Singleton
final class VersionMeter implements MeterBinder {
    private final String version;
    private final String commit;

    VersionMeter(@Value("${info.version}") String version, @Value("${git.commit.id:unknown}") String commit) {
        this.version = version;
        this.commit = commit;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("application.info", () -> 1)
                .description("The version of the service and the commit that it was built from; always 1")
                .tag("version", version)
                .tag("commit", commit)
                .register(meters);
    }
}
