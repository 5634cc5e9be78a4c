package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Interval;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.module.SimpleModule;

/**
 * How single values look in JSON. A figure is always a number, or {@code null} where there is no number: a bound that an
 * interval does not have, a figure without calls to make it from.
 */
final class ValueJson {

    private ValueJson() {}

    static SimpleModule module() {
        return new SimpleModule("values")
                .addSerializer(Double.class, new FigureWriter())
                .addSerializer(double.class, new FigureWriter())
                .addDeserializer(Double.class, new FigureReader(Double.NaN))
                .addDeserializer(double.class, new FigureReader(Double.NaN))
                .setMixInAnnotation(Interval.class, Bounds.class)
                .addSerializer(FailureClass.class, new TextWriter<>(FailureClass.class, FailureClass::label))
                .addDeserializer(FailureClass.class, new TextReader<>(FailureClass.class, ValueJson::failureClass))
                .addDeserializer(URI.class, new TextReader<>(URI.class, URI::create))
                .addSerializer(Path.class, new TextWriter<>(Path.class, Path::toString))
                .addDeserializer(Path.class, new TextReader<>(Path.class, Path::of))
                .addDeserializer(Duration.class, new TextReader<>(Duration.class, Duration::parse))
                .addDeserializer(Instant.class, new TextReader<>(Instant.class, Instant::parse))
                .addSerializer(Histogram.class, new TextWriter<>(Histogram.class, ValueJson::encoded))
                .addDeserializer(Histogram.class, new TextReader<>(Histogram.class, ValueJson::decoded))
                .setMixInAnnotation(Durations.class, ExtremesFirst.class);
    }

    @JsonPropertyOrder({"min_ns", "max_ns", "sum_ns", "clamped", "histogram"})
    private interface ExtremesFirst {}

    static FailureClass failureClass(String label) {
        return FailureClass.labelled(label)
                .orElseThrow(() -> new IllegalArgumentException("there is no class of calls named " + label));
    }

    /** In HdrHistogram's compressed V2 encoding and base64, as in a histogram log. */
    private static String encoded(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        ByteBuffer text = Base64.getEncoder().encode(ByteBuffer.wrap(bytes.array(), 0, length));
        return new String(text.array(), StandardCharsets.US_ASCII);
    }

    private static Histogram decoded(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static final class FigureWriter extends ValueSerializer<Double> {
        @Override
        public void serialize(Double figure, JsonGenerator json, SerializationContext context) {
            if (Double.isFinite(figure)) {
                json.writeNumber(figure);
            } else {
                json.writeNull();
            }
        }
    }

    private static class FigureReader extends ValueDeserializer<Double> {

        private final double none;

        FigureReader(double none) {
            this.none = none;
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken().isNumeric()
                    ? json.getDoubleValue()
                    : (Double) context.handleUnexpectedToken(double.class, json);
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return none;
        }
    }

    /** Reads a lower bound; {@code null} is no bound. */
    static final class LowReader extends FigureReader {
        LowReader() {
            super(Double.NEGATIVE_INFINITY);
        }
    }

    /** Reads an upper bound; {@code null} is no bound. */
    static final class HighReader extends FigureReader {
        HighReader() {
            super(Double.POSITIVE_INFINITY);
        }
    }

    private interface Bounds {
        @JsonDeserialize(using = LowReader.class)
        double low();

        @JsonDeserialize(using = HighReader.class)
        double high();
    }

    /** Writes a value as text. */
    private static final class TextWriter<T> extends ValueSerializer<T> {

        private final Class<T> type;
        private final transient Function<T, String> text;

        TextWriter(Class<T> type, Function<T, String> text) {
            this.type = type;
            this.text = text;
        }

        @Override
        public Class<?> handledType() {
            return type;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(text.apply(value));
        }
    }

    /** Reads a value that is text and nothing else. */
    private static final class TextReader<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final Function<String, T> parser;

        TextReader(Class<T> type, Function<String, T> parser) {
            this.type = type;
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return type.cast(context.handleUnexpectedToken(type, json));
            }
            try {
                return parser.apply(json.getString());
            } catch (RuntimeException broken) {
                return type.cast(context.handleWeirdStringValue(type, json.getString(), "%s", broken.getMessage()));
            }
        }
    }
}
