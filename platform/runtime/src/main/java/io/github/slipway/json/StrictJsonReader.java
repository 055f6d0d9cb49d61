package io.github.slipway.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.body.JsonMessageHandler;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import jakarta.inject.Singleton;

/**
 * Reads a request's body if it is one JSON text in UTF-8, exactly as RFC 8259 has it. The framework's own reader takes invalid
 * UTF-8 and other encodings, and does not look at what follows the first value.
 *
 * @param <T> what the body becomes
 */
@Singleton
@Order(JsonMessageHandler.ORDER - 1)
@Consumes(MediaType.APPLICATION_JSON)
final class StrictJsonReader<T> implements MessageBodyReader<T> {
    private final JsonFactory grammar = new JsonFactory();
    private final JsonMapper mapper;

    StrictJsonReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Reads a body. The buffer is released if that succeeds; who calls this releases it otherwise, as {@link JsonMessageHandler}
     * expects, too.
     *
     * @throws CodecException caused by a {@link MalformedJsonException} that says what is wrong with the body
     */
    @Override
    public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> body) {
        T value = read(type, headers, body.toByteArray());
        if (body instanceof ReferenceCounted counted) {
            counted.release();
        }
        return value;
    }

    @Override
    public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
        try {
            return read(type, headers, body.readAllBytes());
        } catch (IOException e) {
            throw new CodecException("The body cannot be read", e);
        }
    }

    private T read(Argument<T> type, Headers headers, byte[] body) {
        // The framework takes a body of no type, or of none that it understands, for one of the right type.
        if (headers instanceof HttpHeaders http && http.contentType().isEmpty()) {
            throw new HttpStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + MediaType.APPLICATION_JSON);
        }
        if (headers.get(HttpHeaders.CONTENT_ENCODING) != null) {
            throw new HttpStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body must not have a Content-Encoding");
        }
        try {
            check(body);
            return mapper.readValue(body, type);
        } catch (IOException e) {
            throw new CodecException("The body cannot be read", explained(e));
        }
    }

    private void check(byte[] body) throws IOException {
        if (!ByteBufUtil.isText(Unpooled.wrappedBuffer(body), StandardCharsets.UTF_8)) {
            throw new MalformedJsonException(null, "is not UTF-8", null);
        }
        try (JsonParser parser = grammar.createParser(new String(body, StandardCharsets.UTF_8))) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new MalformedJsonException(null, "must end after one JSON value", null);
            }
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException(null, "is nested too deeply, or has a name or number that is too long", e);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new MalformedJsonException(null,
                    "is not JSON: see line " + place.getLineNr() + ", column " + place.getColumnNr(), e);
        }
    }

    /** The JSON is well-formed, but not what the type is made of: the mapper's own words would show the program's insides. */
    private static MalformedJsonException explained(IOException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedJsonException e) {
                return e;
            }
        }
        return new MalformedJsonException(null, "must be a JSON object with the documented fields", thrown);
    }
}
