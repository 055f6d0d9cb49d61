package io.github.slipway.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class HeapMetersTest {
    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void followTheHeapUntilTheyAreClosed() {
        var closed = new HeapMeters();
        var open = new HeapMeters();
        MeterRegistry ofClosed = bind(closed);
        MeterRegistry ofOpen = bind(open);
        System.gc();
        await().until(() -> usage(ofClosed) > 0 && usage(ofOpen) > 0);
        double before = usage(ofClosed);

        closed.close();
        List<byte[]> kept = keep(64);
        System.gc();

        await().until(() -> usage(ofOpen) > before);
        assertThat(kept).hasSize(64);
        assertThat(usage(ofClosed)).isEqualTo(before);
        open.close();
    }

    private static MeterRegistry bind(HeapMeters heap) {
        var meters = new SimpleMeterRegistry();
        heap.bindTo(meters);
        return meters;
    }

    private static double usage(MeterRegistry meters) {
        return meters.get("jvm.memory.usage.after.gc").gauge().value();
    }

    private static List<byte[]> keep(int megabytes) {
        List<byte[]> kept = new ArrayList<>();
        for (int i = 0; i < megabytes; i++) {
            kept.add(new byte[MEGABYTE]);
        }
        return kept;
    }
}
