package io.github.wingload.artefact;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Types that are written to JSON as simpler ones, and read back from them, by functions. */
final class Conversions extends SimpleModule {

    private static final long serialVersionUID = 1;

    Conversions(String name) {
        super(name);
    }

    /** Writes a value as the one that the function makes of it. */
    <T> Conversions written(Class<T> type, Function<T, ?> simpler) {
        addSerializer(type, new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writePOJO(simpler.apply(value));
            }
        });
        return this;
    }

    /**
     * Reads a value from a simpler one. If the function throws, the simpler value is refused as not consistent.
     */
    <S, T> Conversions read(Class<T> type, Class<S> simpler, Function<S, T> value) {
        return read(type, (json, context) -> converted(type, context.readValue(json, simpler), value, context));
    }

    /** Reads a value from text, or from a simpler one if it is not text. */
    <S, T> Conversions read(Class<T> type, Function<String, T> ofText, Class<S> simpler, Function<S, T> ofOther) {
        return read(
                type,
                (json, context) -> json.currentToken() == JsonToken.VALUE_STRING
                        ? parsed(type, json.getString(), ofText, context)
                        : converted(type, context.readValue(json, simpler), ofOther, context));
    }

    /** Writes and reads a value as text. If the reading function throws, the text is refused. */
    <T> Conversions text(Class<T> type, Function<T, String> text, Function<String, T> value) {
        return written(type, text)
                .read(
                        type,
                        (json, context) -> json.currentToken() == JsonToken.VALUE_STRING
                                ? parsed(type, json.getString(), value, context)
                                : type.cast(context.handleUnexpectedToken(type, json)));
    }

    private interface Reader<T> {
        T read(JsonParser json, DeserializationContext context);
    }

    private <T> Conversions read(Class<T> type, Reader<T> reader) {
        addDeserializer(type, new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return reader.read(json, context);
            }
        });
        return this;
    }

    private static <T> T parsed(Class<T> type, String text, Function<String, T> value, DeserializationContext context) {
        try {
            return value.apply(text);
        } catch (RuntimeException broken) {
            return type.cast(context.handleWeirdStringValue(type, text, "%s", broken.getMessage()));
        }
    }

    private static <S, T> T converted(Class<T> type, S simpler, Function<S, T> value, DeserializationContext context) {
        try {
            return value.apply(simpler);
        } catch (RuntimeException refused) {
            throw context.instantiationException(type, refused);
        }
    }
}
