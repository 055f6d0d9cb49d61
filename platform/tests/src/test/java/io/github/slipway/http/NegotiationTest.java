package io.github.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.slipway.testing.Entries;
import io.github.slipway.testing.RunningService;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** The content coding and the media type of responses, by the headers of the request. */
class NegotiationTest {
    private static final String LONG_LIST = "/entries?limit=100";

    @RegisterExtension
    static final RunningService service = RunningService.onEmptyTable();

    @BeforeAll
    static void createMoreThan1Kilobyte() {
        for (int i = 0; i < 10; i++) {
            Entries.create(service, "x".repeat(140));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"gzip", "*", "GZIP", "x-gzip", "br, gzip", "gzip, deflate, br, zstd", "snappy, gzip", "deflate , gzip;q=0.5",
            "gzip;q=1.0, identity", "gzip; q=0.001", "br;q=1, *;q=0.1", "identity;q=0, *"})
    void gzipIsTaken(String codings) {
        HttpResponse<String> response = get(LONG_LIST, "Accept-Encoding", codings);

        assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "identity", "br", "deflate", "snappy", "zstd", "gzip;q=0", "gzip;q=0.000, *", "*;q=0", "xgzip", "gzip-x",
            "gzip;q=x", "snappy, deflate;q=0.5"})
    void nothingElseIs(String codings) {
        HttpResponse<String> response = get(LONG_LIST, "Accept-Encoding", codings);

        assertThat(response.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(response.body()).startsWith("{\"items\":");
    }

    @Test
    void severalLinesAreOneList() {
        HttpRequest.Builder request = service.request(LONG_LIST).header("Accept-Encoding", "br").header("Accept-Encoding", "gzip");

        assertThat(service.send(request).headers().allValues("Content-Encoding")).containsExactly("gzip");
    }

    @Test
    void aShortResponseIsNeverCompressed() {
        HttpResponse<String> response = get("/healthcheck", "Accept-Encoding", "gzip");

        assertThat(response.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(response.headers().allValues("Vary")).isEmpty();
    }

    /** The tag in If-Match would not identify the bytes that the caller has. */
    @Test
    void whatHasTheEntityTagOfAResourceIsNotCompressed() {
        var compression = new Compression(new NettyHttpServerConfiguration());
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set("Content-Type", "application/json").set("Content-Length", 2000);

        assertThat(compression.shouldCompress(response)).isTrue();
        response.headers().set("ETag", "\"1\"");
        assertThat(compression.shouldCompress(response)).isFalse();
    }

    @Test
    void theDescriptionIsCompressedAndHasATag() {
        HttpResponse<String> response = get("/openapi.yaml", "Accept-Encoding", "gzip");
        String tag = response.headers().firstValue("ETag").orElseThrow();

        assertThat(response.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        HttpResponse<String> known = get("/openapi.yaml", "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    }

    @ParameterizedTest(name = "{0} If-None-Match: {1}")
    @CsvSource(quoteCharacter = '\'', value = {"/, *", "/openapi, *", "/openapi.yaml, *", "/, '\"x\", %'", "/openapi.yaml, '\"x\",%'"})
    void whatTheCallerHasIsNotSentAgain(String path, String tags) {
        String tag = service.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(get(path, "If-None-Match", tags.replace("%", tag)).statusCode()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", tags.replace("%", tag.substring("W/".length()))).statusCode()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", "\"x" + tag.substring("W/\"".length())).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(quoteCharacter = '\'', value = {
            "/entries, application/*", "/entries, application/*;q=0.5", "/entries, 'text/html, application/*;q=0.1'",
            "/openapi.yaml, application/*", "/, text/*", "/healthcheck, application/*", "/entries, 'image/*, application/*, */*;q=0.1'"})
    void aRangeOfTypesIsTaken(String path, String accept) {
        assertThat(get(path, "Accept", accept).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(quoteCharacter = '\'', value = {"/entries, text/*", "/entries, image/*", "/, application/*", "/entries, foo/*"})
    void anotherRangeIsNot(String path, String accept) {
        assertThat(get(path, "Accept", accept).statusCode()).isEqualTo(406);
    }

    private static HttpResponse<String> get(String path, String header, String value) {
        return service.send(service.request(path).header(header, value));
    }
}
