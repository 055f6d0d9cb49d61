package io.github.slipway.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.micronaut.buffer.netty.NettyByteBufferFactory;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.simple.SimpleHttpHeaders;
import io.micronaut.serde.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Netty counts the references to a buffer: a buffer that is not released leaks memory outside the heap. The framework releases
 * the buffers of refused bodies, and a reader releases the buffers that it has read.
 */
class BodyBufferTest {
    private final StrictJsonReader<String> reader = new StrictJsonReader<>(ObjectMapper.getDefault());

    @Test
    void isReleasedWhenItWasRead() {
        ByteBuf buffer = buffer("\"text\"");

        assertThat(read(buffer)).isEqualTo("text");
        assertThat(buffer.refCnt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "\"a\" \"b\"", "[]"})
    void isTheCallersToReleaseWhenItCannotBeRead(String body) {
        ByteBuf buffer = buffer(body);

        assertThat(catchThrowable(() -> read(buffer))).isNotNull();
        assertThat(buffer.refCnt()).isEqualTo(1);
        buffer.release();
    }

    private @Nullable String read(ByteBuf body) {
        var headers = new SimpleHttpHeaders(Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON), ConversionService.SHARED);
        return reader.read(Argument.STRING, MediaType.APPLICATION_JSON_TYPE, headers, NettyByteBufferFactory.DEFAULT.wrap(body));
    }

    private static ByteBuf buffer(String body) {
        return Unpooled.directBuffer().writeBytes(body.getBytes(UTF_8));
    }
}
