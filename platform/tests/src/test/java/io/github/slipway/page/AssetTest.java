package io.github.slipway.page;

import static io.github.slipway.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.RunningService;

class AssetTest {
    private static final Path SOURCES = Path.of("src/main/resources/page/assets");
    private static final Pattern ASSET = Pattern.compile("\"(/assets/[0-9a-f]{12}/([^\"]+))\"");

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    static Stream<String> names() {
        return new Assets().names().stream();
    }

    @Test
    void areSlipwaysAndTheServices() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(new Assets().names()).containsAll(files.map(file -> file.getFileName().toString()).toList())
                    .contains("icon.svg", "swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css", "viewer.css",
                            "viewer.js");
        }
    }

    @Test
    void thePagesHaveAllOfThem() {
        assertThat(Stream.of("/", "/openapi").flatMap(AssetTest::assetsOf).map(asset -> asset.group(2)).distinct())
                .containsExactlyInAnyOrderElementsOf(new Assets().names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void isKeptForAYear(String name) {
        HttpResponse<String> response = service.get(path(name));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(response.headers().firstValue("Content-Type")).hasValue(switch (name.substring(name.lastIndexOf('.'))) {
            case ".js" -> "text/javascript;charset=utf-8";
            case ".css" -> "text/css;charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> "text/plain;charset=utf-8";
        });
        assertThat(response.headers().allValues("Vary")).containsExactlyInAnyOrder("Accept-Encoding");
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void isTheFile() throws IOException {
        assertThat(service.get(path("page.css")).body()).isEqualTo(Files.readString(SOURCES.resolve("page.css")));
    }

    @Test
    void isCompressedIfTheCallerAcceptsGzip() throws IOException {
        HttpResponse<String> response = service.send(service.request(path("page.css")).header("Accept-Encoding", "br, gzip"));

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(response.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(Files.size(SOURCES.resolve("page.css")) / 2);
    }

    @Test
    void ofAnotherVersionIsKeptByNobody() {
        HttpResponse<String> response = service.get("/assets/0123456789ab/page.css");

        assertThat(response.body()).isEqualTo(service.get(path("page.css")).body());
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.js", "index.html", "..%2Findex.html", "page.css.gz"})
    void thereIsNoOther(String name) {
        // Micronaut's router finds no route for a path with an encoded slash.
        assertProblem(service.get(path(name)), 404, path(name),
                name.contains("%2F") ? "no resource has this path" : "there is no asset " + name);
    }

    @Test
    void aFirstVisitIsSmall() {
        int bytes = Stream.concat(Stream.of("/"), assetsOf("/").map(asset -> asset.group(1)).distinct())
                .mapToInt(AssetTest::compressedSize).sum();

        assertThat(bytes).isBetween(1_000, 60_000);
    }

    private static int compressedSize(String path) {
        HttpResponse<String> response = service.send(service.request(path).header("Accept-Encoding", "gzip"));
        assertThat(response.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
        return Math.toIntExact(response.headers().firstValueAsLong("Content-Length").orElseThrow());
    }

    private static String path(String name) {
        String any = assetsOf("/").findFirst().orElseThrow().group(1);
        return any.substring(0, any.lastIndexOf('/') + 1) + name;
    }

    private static Stream<MatchResult> assetsOf(String page) {
        return ASSET.matcher(service.get(page).body()).results();
    }
}
