package com.example.aviary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.example.aviary.tweets.Tweets;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

/** The HTML of the page. The browser tests operate the page. */
class PageTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final Path ASSETS = Path.of("src/main/resources/page/assets");
    private static final Pattern ASSET = Pattern.compile("\"/assets/[0-9a-f]{12}/([^\"]+)\"");

    @RegisterExtension
    static final RunningService full = RunningService.on(() -> DATABASE, Map.of());
    @RegisterExtension
    static final RunningService readonly = RunningService.on(() -> DATABASE, Map.of(Setting.UI, "readonly"));

    @Test
    void hasAllAssetsOfTheService() throws IOException {
        try (var files = Files.list(ASSETS)) {
            assertThat(ASSET.matcher(full.get("/").body()).results().map(asset -> asset.group(1)))
                    .containsAll(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void hasNoFormWhereItIsReadonly() {
        assertThat(full.get("/").body()).contains("id=\"compose\"", "class=\"edit quiet\"").doesNotContain("{", "<!--");
        assertThat(readonly.get("/").body()).startsWith("<!doctype html>")
                .doesNotContain("id=\"compose\"", "class=\"edit ", "class=\"delete ", "<form", "{", "<!--");
    }

    @Test
    void showsEachFieldAndCountsToTheLimitOfTheApi() {
        for (Tweets.Field field : Tweets.FIELDS) {
            assertThat(full.get("/").body()).containsPattern("name=\"" + field.name() + "\"[^>]* data-max=\"" + field.max() + "\"");
            assertThat(readonly.get("/").body()).contains("data-field=\"" + field.name() + "\"");
        }
    }
}
