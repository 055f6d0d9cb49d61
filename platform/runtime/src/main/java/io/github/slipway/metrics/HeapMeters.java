package io.github.slipway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * How full the heap is after a garbage collection, which distinguishes a leak from garbage, and the time that collections take.
 * The framework has no bean for these of Micrometer's metrics.
 */
@Singleton
final class HeapMeters implements MeterBinder {
    private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();

    @Override
    public void bindTo(MeterRegistry meters) {
        pressure.bindTo(meters);
    }

    /** Otherwise the JVM would keep the listener and notify it of each collection. */
    @PreDestroy
    void close() {
        pressure.close();
    }
}
