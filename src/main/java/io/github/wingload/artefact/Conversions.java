package io.github.wingload.artefact;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** JSON serializers and deserializers made of functions between a type and a simpler one. */
final class Conversions {

    private Conversions() {}

    /** Writes a value as the one that the function makes of it. */
    static <T> ValueSerializer<T> as(Function<T, ?> simpler) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writePOJO(simpler.apply(value));
            }
        };
    }

    /**
     * Reads a value from a simpler one. If the function throws {@link IllegalArgumentException}, the simpler value is refused as
     * not consistent.
     */
    static <S, T> ValueDeserializer<T> from(Class<S> simpler, Class<T> type, Function<S, T> value) {
        return new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                S read = context.readValue(json, simpler);
                try {
                    return value.apply(read);
                } catch (IllegalArgumentException refused) {
                    throw context.instantiationException(type, refused);
                }
            }
        };
    }

    /** Reads a value from text only. If the function throws, the text is refused. */
    static <T> ValueDeserializer<T> fromText(Class<T> type, Function<String, T> value) {
        return fromText(type, value, new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return type.cast(context.handleUnexpectedToken(type, json));
            }
        });
    }

    /** Reads a value from text, or with another deserializer if it is not text. */
    static <T> ValueDeserializer<T> fromText(
            Class<T> type, Function<String, T> value, ValueDeserializer<? extends T> other) {
        return new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                if (json.currentToken() != JsonToken.VALUE_STRING) {
                    return other.deserialize(json, context);
                }
                try {
                    return value.apply(json.getString());
                } catch (RuntimeException broken) {
                    return type.cast(context.handleWeirdStringValue(type, json.getString(), "%s", broken.getMessage()));
                }
            }
        };
    }
}
