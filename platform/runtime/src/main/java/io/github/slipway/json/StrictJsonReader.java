package io.github.slipway.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
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
import io.micronaut.json.body.JsonMessageHandler;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.LimitingStream;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.SerdeRegistry;
import io.micronaut.serde.jackson.JacksonDecoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import jakarta.inject.Singleton;

/**
 * Reads a request's body if it is one JSON text in UTF-8, exactly as RFC 8259 has it, without a name that occurs twice. The
 * framework's own reader takes invalid UTF-8 and other encodings, and does not look at what follows the first value.
 *
 * @param <T> what the body becomes
 */
@Singleton
@Order(JsonMessageHandler.ORDER - 1)
@Consumes(MediaType.APPLICATION_JSON)
final class StrictJsonReader<T> implements MessageBodyReader<T> {
    private final JsonFactory grammar = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .recyclerPool(SharedBuffers.POOL).build();
    private final SerdeRegistry serdes;

    StrictJsonReader(ObjectMapper mapper) {
        serdes = mapper.getSerdeRegistry();
    }

    /**
     * Reads a body. This method releases the buffer if it succeeds; otherwise the caller releases it, as with
     * {@link JsonMessageHandler}.
     *
     * @throws MalformedBodyException if the body is malformed; it names the first mistake
     */
    @Override
    public @Nullable T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> body) {
        T value = read(type, headers, body.toByteArray());
        if (body instanceof ReferenceCounted counted) {
            counted.release();
        }
        return value;
    }

    @Override
    public @Nullable T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
        try {
            return read(type, headers, body.readAllBytes());
        } catch (IOException e) {
            throw new CodecException("The body cannot be read", e);
        }
    }

    private @Nullable T read(Argument<T> type, Headers headers, byte[] body) {
        // The framework takes a body of no type, or of none that it understands, for one of the right type.
        if (headers instanceof HttpHeaders http && http.contentType().isEmpty()) {
            throw new HttpStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + MediaType.APPLICATION_JSON);
        }
        if (headers.get(HttpHeaders.CONTENT_ENCODING) != null) {
            throw new HttpStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body must not have a Content-Encoding");
        }
        if (!ByteBufUtil.isText(Unpooled.wrappedBuffer(body), StandardCharsets.UTF_8)) {
            throw new MalformedBodyException(null, "is not UTF-8");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        try (JsonParser parser = grammar.createParser(text)) {
            T value = parser.nextToken() == null ? null : decode(type, parser);
            expectEnd(parser);
            return value;
        } catch (IOException | RuntimeException e) {
            throw explained(e, text);
        }
    }

    /** Does the work of the framework's mapper, which has no method for a parser. */
    private @Nullable T decode(Argument<T> type, JsonParser parser) throws IOException {
        Deserializer.DecoderContext context = serdes.newDecoderContext(null);
        return context.findDeserializer(type).createSpecific(context, type)
                .deserializeNullable(JacksonDecoder.create(parser, LimitingStream.DEFAULT_LIMITS), context, type);
    }

    private static void expectEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new MalformedBodyException(null, "must end after one JSON value");
        }
    }

    /**
     * The mistake, for callers. Only a malformed body is read twice: a mistake in the JSON is reported before one in the fields.
     */
    private RuntimeException explained(Exception thrown, String text) {
        try (JsonParser parser = grammar.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            expectEnd(parser);
        } catch (MalformedBodyException e) {
            return e;
        } catch (StreamConstraintsException e) {
            return new MalformedBodyException(null, "is nested too deeply, or has a name or number that is too long");
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            // The parser has one exception for all mistakes.
            String mistake = e.getOriginalMessage().startsWith("Duplicate field") ? "has a name twice" : "is not JSON";
            return new MalformedBodyException(null, mistake + ": see line " + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (IOException e) {
            return new UncheckedIOException(e);
        }
        // The framework wraps the exception of a field's deserializer, once for each object around the field.
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedBodyException e) {
                return e;
            }
        }
        // The framework's own message would show internals of the program.
        return thrown instanceof RuntimeException e
                ? e
                : new MalformedBodyException(null, "must be a JSON object with the documented fields");
    }
}
