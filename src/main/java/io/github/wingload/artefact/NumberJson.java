package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.Interval;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How figures look in JSON: always as numbers. What JSON has no number for is {@code null}: an interval's side without a
 * bound, a figure of which there is none.
 */
final class NumberJson {

    private NumberJson() {}

    static SimpleModule module() {
        return new SimpleModule("numbers")
                .addSerializer(Double.class, new FigureWriter())
                .addSerializer(double.class, new FigureWriter())
                .addDeserializer(Double.class, new FigureReader())
                .addDeserializer(double.class, new FigureReader())
                .addSerializer(Interval.class, new IntervalWriter())
                .addDeserializer(Interval.class, new IntervalReader())
                .addSerializer(FailureClass.class, new ClassWriter())
                .addDeserializer(FailureClass.class, new ClassReader());
    }

    private static void write(double figure, JsonGenerator json) {
        if (Double.isFinite(figure)) {
            json.writeNumber(figure);
        } else {
            json.writeNull();
        }
    }

    private static final class FigureWriter extends ValueSerializer<Double> {
        @Override
        public void serialize(Double figure, JsonGenerator json, SerializationContext context) {
            write(figure, json);
        }
    }

    private static final class FigureReader extends ValueDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) {
            return json.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }

        @Override
        public Double getAbsentValue(DeserializationContext context) {
            return 0.0;
        }
    }

    private static final class IntervalWriter extends ValueSerializer<Interval> {
        @Override
        public void serialize(Interval interval, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeName("low");
            write(interval.low(), json);
            json.writeName("high");
            write(interval.high(), json);
            json.writeEndObject();
        }
    }

    private static final class IntervalReader extends ValueDeserializer<Interval> {
        @Override
        public Interval deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            return new Interval(
                    bound(node.path("low"), Double.NEGATIVE_INFINITY),
                    bound(node.path("high"), Double.POSITIVE_INFINITY));
        }

        private static double bound(JsonNode node, double none) {
            return node.isNumber() ? node.doubleValue() : none;
        }
    }

    private static final class ClassWriter extends ValueSerializer<FailureClass> {
        @Override
        public void serialize(FailureClass failureClass, JsonGenerator json, SerializationContext context) {
            json.writeString(failureClass.label());
        }
    }

    private static final class ClassReader extends ValueDeserializer<FailureClass> {
        @Override
        public FailureClass deserialize(JsonParser json, DeserializationContext context) {
            return StatsJson.failureClass(json.getString());
        }
    }
}
