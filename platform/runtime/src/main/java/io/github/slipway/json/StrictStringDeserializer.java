package io.github.slipway.json;

import java.io.IOException;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;

/**
 * Takes a JSON string for a string and nothing else: the framework's own deserializer makes one of numbers and booleans too.
 */
@Singleton
final class StrictStringDeserializer implements Deserializer<String> {

    /**
     * Reads a string.
     *
     * @throws MalformedBodyException if the value is of another type; it names the field
     */
    @Override
    public String deserialize(Decoder decoder, DecoderContext context, Argument<? super String> field) throws IOException {
        if (decoder.decodeArbitrary() instanceof String string) {
            return string;
        }
        throw new MalformedBodyException(field.getName(), "must be a string");
    }
}
