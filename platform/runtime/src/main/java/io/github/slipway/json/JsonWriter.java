package io.github.slipway.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.TSFBuilder;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.body.JsonMessageHandler;
import io.micronaut.serde.LimitingStream;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.Serializer;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.jackson.JacksonEncoder;
import io.micronaut.serde.jackson.SerdeJacksonConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Writes a response's body as the framework's own writer does, with the same configuration ({@code micronaut.serde.jackson.*}),
 * but with {@link SharedBuffers}: the framework's writer has no setting for them.
 *
 * @param <T> the type of the body
 */
@Singleton
@Order(JsonMessageHandler.ORDER - 1)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_PROBLEM})
final class JsonWriter<T> implements MessageBodyWriter<T> {
    private final JsonFactory factory;
    private final boolean pretty;
    private final LimitingStream.RemainingLimits limits;
    private final Serializer.EncoderContext context;
    /** For the type of a route, which is known when the service starts; null for the writer of all types. */
    private final @Nullable Serializer<? super T> serializer;

    @Inject
    JsonWriter(ObjectMapper mapper, SerdeConfiguration configuration, SerdeJacksonConfiguration jackson) {
        factory = factory(jackson);
        pretty = jackson.isPrettyPrint();
        limits = LimitingStream.limitsFromConfiguration(configuration);
        context = mapper.getSerdeRegistry().newEncoderContext(null);
        serializer = null;
    }

    private JsonWriter(JsonWriter<T> general, Serializer<? super T> serializer) {
        factory = general.factory;
        pretty = general.pretty;
        limits = general.limits;
        context = general.context;
        this.serializer = serializer;
    }

    private static JsonFactory factory(SerdeJacksonConfiguration jackson) {
        TSFBuilder<?, ?> builder = JsonFactory.builder().recyclerPool(SharedBuffers.POOL);
        jackson.getFactoryFeatures().forEach(builder::configure);
        jackson.getWriteFeatures().forEach(builder::configure);
        jackson.getStreamFeatures().forEach(builder::configure);
        JsonFactory factory = builder.build();
        jackson.getGeneratorFeatures().forEach(factory::configure);
        return factory;
    }

    @Override
    public MessageBodyWriter<T> createSpecific(Argument<T> type) {
        try {
            return new JsonWriter<>(this, serializer(type));
        } catch (IOException noSerializer) {
            return this; // a route that never has such a body
        }
    }

    @Override
    public void writeTo(Argument<T> type, MediaType mediaType, T object, MutableHeaders headers, OutputStream body) {
        headers.set(HttpHeaders.CONTENT_TYPE, mediaType);
        try {
            if (type.getType() == Object.class && object instanceof CharSequence json) {
                body.write(json.toString().getBytes(StandardCharsets.UTF_8));
            } else {
                write(type, object, body);
            }
        } catch (IOException e) {
            throw new CodecException("The body cannot be written as JSON", e);
        }
    }

    private void write(Argument<T> type, T object, OutputStream body) throws IOException {
        Serializer<? super T> used = serializer != null ? serializer : serializer(type);
        try (JsonGenerator generator = factory.createGenerator(body)) {
            if (pretty) {
                generator.useDefaultPrettyPrinter();
            }
            used.serialize(JacksonEncoder.create(generator, limits), context, type, object);
        }
    }

    private Serializer<? super T> serializer(Argument<T> type) throws IOException {
        return context.findSerializer(type).createSpecific(context, type);
    }
}
