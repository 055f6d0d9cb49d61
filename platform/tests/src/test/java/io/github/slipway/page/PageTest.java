package io.github.slipway.page;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.settings.Setting;
import io.github.slipway.testing.RunningService;
import io.github.slipway.testing.TestDatabase;

class PageTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    @RegisterExtension
    static final RunningService full = RunningService.on(() -> DATABASE, Map.of());
    @RegisterExtension
    static final RunningService readonly = RunningService.on(() -> DATABASE, Map.of(Setting.UI, "readonly",
            Setting.GRAPHS_URL, "https://graphs.example.com/d/1?a=1&b=2", Setting.METRICS_URL, "http://metrics.example.com:9090/"));
    @RegisterExtension
    static final RunningService off = RunningService.on(() -> DATABASE, Map.of(Setting.UI, "off"));

    @Test
    void isHtml() {
        HttpResponse<String> response = full.get("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(response.body()).startsWith("<!doctype html>").contains("id=\"compose\"")
                .doesNotContain("Graphs", "Metrics", "{", "<!--");
    }

    @Test
    void hasNoFormWhereItIsForReading() {
        assertThat(readonly.get("/").body()).startsWith("<!doctype html>")
                .doesNotContain("id=\"compose\"", "class=\"edit ", "class=\"delete ", "<form", "{", "<!--");
    }

    @Test
    void linksToGraphsAndMetricsWhereTheyAreSet() {
        assertThat(readonly.get("/").body()).contains("<a href=\"https://graphs.example.com/d/1?a=1&amp;b=2\">Graphs</a>",
                "<a href=\"http://metrics.example.com:9090/\">Metrics</a>");
    }

    @Test
    void theViewerTriesOutWhatThePageDoes() {
        assertThat(full.get("/openapi").body()).contains("data-calls=\"get post put delete\"");
        assertThat(readonly.get("/openapi").body()).contains("data-calls=\"get\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi"})
    void isAskedForEachTimeAndSentOnce(String path) {
        HttpResponse<String> response = full.get(path);
        String tag = response.headers().firstValue("ETag").orElseThrow();

        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        HttpResponse<String> again = full.send(full.request(path).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(full.send(full.request(path).header("If-None-Match", "W/\"other\"")).statusCode()).isEqualTo(200);
        assertThat(readonly.get(path).headers().firstValue("ETag")).isNotEmpty().isNotEqualTo(response.headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/x/page.js", "/openapi"})
    void isNowhereWhenItIsOff(String path) {
        assertProblem(off.get(path), 404, path, "no resource has this path");
    }

    @Test
    void theDocumentIsThereWhenThePageIsOff() {
        assertThat(off.get("/openapi.yaml").body()).isEqualTo(full.get("/openapi.yaml").body());
    }
}
