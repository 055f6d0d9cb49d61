package io.github.slipway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

class SmallestPoolTest {
    @RegisterExtension
    static final RunningService service = RunningService.on(TestDatabase::migrated, Map.of(Setting.POSTGRES_POOL_SIZE, "1"));

    @Test
    void oneConnectionIsEnough() {
        assertThat(service.get("/entries").statusCode()).isEqualTo(200);
    }
}
