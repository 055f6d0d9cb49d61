package io.github.slipway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * How full the heap is after a collection of garbage, which tells a leak from garbage, and how much time collections take. The
 * framework has no bean for these of Micrometer's metrics.
 */
@Singleton
final class HeapMeters implements MeterBinder {
    private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();

    @Override
    public void bindTo(MeterRegistry meters) {
        pressure.bindTo(meters);
    }

    /** Else the JVM would keep it, and tell it of each collection. */
    @PreDestroy
    void close() {
        pressure.close();
    }
}
