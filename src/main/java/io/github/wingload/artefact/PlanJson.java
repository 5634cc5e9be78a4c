package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.wingload.plan.CacheRule;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Expectation.Check;
import io.github.wingload.plan.Expectation.JsonBetween;
import io.github.wingload.plan.Extraction;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.RowFilter.CellTest;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.StagedLoad;
import io.github.wingload.plan.Target;
import io.github.wingload.plan.Task.Bytes;
import io.github.wingload.plan.Task.Content;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.result.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
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
 * How the parts of a plan that are not plain records look in JSON. The value of a secret header or query is never written.
 *
 * <p>A template is its text if it has no placeholder, otherwise an array of texts and placeholders: {@code {"column": 0,
 * "form": "json_value"}}, or with {@code generated} or {@code extracted} instead of {@code column}. A pattern is its text; if
 * it has flags, it is an object with {@code pattern} and {@code flags}.
 */
final class PlanJson {

    private static final String COLUMN = "column";
    private static final String GENERATED = "generated";
    private static final String EXTRACTED = "extracted";

    private PlanJson() {}

    static SimpleModule module() {
        return new SimpleModule("plan")
                .addSerializer(Header.class, new HeaderWriter())
                .addSerializer(Query.class, new QueryWriter())
                .addSerializer(Template.class, new TemplateWriter())
                .addDeserializer(Template.class, new TemplateReader())
                .addDeserializer(Template.Segment.class, new SegmentReader())
                .setMixInAnnotation(JsonBetween.class, Bounds.class)
                .addSerializer(Bytes.class, new BytesWriter())
                .addDeserializer(Content.class, new ContentReader())
                .addSerializer(Pattern.class, new PatternWriter())
                .addDeserializer(Pattern.class, new PatternReader())
                .addSerializer(Figure.class, new FigureWriter())
                .addDeserializer(Figure.class, new FigureReader())
                .setMixInAnnotation(Rule.class, RuleNames.class)
                .setMixInAnnotation(Check.class, CheckKinds.class)
                .setMixInAnnotation(Generator.class, GeneratorKinds.class)
                .setMixInAnnotation(Extraction.Source.class, SourceKinds.class)
                .setMixInAnnotation(CacheRule.class, CacheRuleKinds.class)
                .setMixInAnnotation(Target.class, TargetKinds.class)
                .setMixInAnnotation(Load.class, LoadKinds.class)
                .setMixInAnnotation(WaitTime.class, WaitTimeKinds.class)
                .setMixInAnnotation(CellTest.class, CellTestKinds.class);
    }

    /** A rule's figure is its measure. */
    private interface RuleNames {
        @JsonProperty("measure")
        Figure figure();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = UrlTarget.class, name = "url"),
        @Type(value = SimulatorTarget.class, name = "simulator")
    })
    private interface TargetKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = ClosedLoad.class, name = "closed"),
        @Type(value = StagedLoad.class, name = "staged"),
        @Type(value = OpenLoad.class, name = "open")
    })
    private interface LoadKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = WaitTime.None.class, name = "none"),
        @Type(value = WaitTime.Constant.class, name = "constant"),
        @Type(value = WaitTime.Between.class, name = "between"),
        @Type(value = WaitTime.ConstantPacing.class, name = "constant_pacing"),
        @Type(value = WaitTime.ConstantThroughput.class, name = "constant_throughput")
    })
    private interface WaitTimeKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = RowFilter.In.class, name = "in"),
        @Type(value = RowFilter.NotIn.class, name = "not_in"),
        @Type(value = RowFilter.Length.class, name = "length"),
        @Type(value = RowFilter.Between.class, name = "between"),
        @Type(value = RowFilter.Matches.class, name = "matches")
    })
    private interface CellTestKinds {}

    /** Not {@code kind}: one of the checks has a field of that name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "check")
    @JsonSubTypes({
        @Type(value = Expectation.JsonEquals.class, name = "json_equals"),
        @Type(value = Expectation.JsonType.class, name = "json_type"),
        @Type(value = JsonBetween.class, name = "json_between"),
        @Type(value = Expectation.ForAll.class, name = "for_all"),
        @Type(value = Expectation.Contains.class, name = "contains"),
        @Type(value = Expectation.Matches.class, name = "matches"),
        @Type(value = Expectation.HeaderEquals.class, name = "header_equals"),
        @Type(value = Expectation.HeaderMatches.class, name = "header_matches"),
        @Type(value = Expectation.Size.class, name = "size"),
        @Type(value = Expectation.MaxTime.class, name = "max_time")
    })
    private interface CheckKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = GeneratedValue.IntegerBetween.class, name = "integer"),
        @Type(value = GeneratedValue.NumberBetween.class, name = "number"),
        @Type(value = GeneratedValue.Choice.class, name = "choice"),
        @Type(value = GeneratedValue.Repetition.class, name = "repetition"),
        @Type(value = GeneratedValue.Filler.class, name = "filler"),
        @Type(value = GeneratedValue.Uuid.class, name = "uuid")
    })
    private interface GeneratorKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Extraction.JsonPointer.class, name = "json_pointer"),
        @Type(value = Extraction.HeaderValue.class, name = "header")
    })
    private interface SourceKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = CacheRule.HeaderMatches.class, name = "header_matches"),
        @Type(value = CacheRule.JsonEquals.class, name = "json_equals"),
        @Type(value = CacheRule.Below.class, name = "below")
    })
    private interface CacheRuleKinds {}

    private static final class HeaderWriter extends ValueSerializer<Header> {
        @Override
        public void serialize(Header header, JsonGenerator json, SerializationContext context) {
            Template value = header.secret() ? Template.of(Secrets.REDACTED) : header.value();
            json.writeStartObject();
            json.writeStringProperty("name", header.name());
            json.writePOJOProperty("value", value);
            json.writeBooleanProperty("secret", header.secret());
            json.writeEndObject();
        }
    }

    private static final class QueryWriter extends ValueSerializer<Query> {
        @Override
        public void serialize(Query query, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("text", query.secret() ? Secrets.REDACTED : query.text());
            json.writeBooleanProperty("secret", query.secret());
            json.writeEndObject();
        }
    }

    private static final class FigureWriter extends ValueSerializer<Figure> {
        @Override
        public void serialize(Figure figure, JsonGenerator json, SerializationContext context) {
            json.writePOJO(FigureJson.of(figure));
        }
    }

    private static final class FigureReader extends ValueDeserializer<Figure> {
        @Override
        public Figure deserialize(JsonParser json, DeserializationContext context) {
            return context.readValue(json, FigureJson.class).read();
        }
    }

    private static final class TemplateWriter extends ValueSerializer<Template> {
        @Override
        public void serialize(Template template, JsonGenerator json, SerializationContext context) {
            List<Template.Segment> segments = template.segments();
            if (segments.isEmpty()) {
                json.writeString("");
            } else if (segments.size() == 1 && segments.get(0) instanceof Template.Text text) {
                json.writeString(text.text());
            } else {
                json.writeStartArray();
                segments.forEach(segment -> write(segment, json));
                json.writeEndArray();
            }
        }

        private static void write(Template.Segment segment, JsonGenerator json) {
            if (segment instanceof Template.Text text) {
                json.writeString(text.text());
            } else if (segment instanceof Template.Column column) {
                write(COLUMN, column.index(), column.form(), json);
            } else if (segment instanceof Template.Generated generated) {
                write(GENERATED, generated.index(), generated.form(), json);
            } else if (segment instanceof Template.Extracted extracted) {
                write(EXTRACTED, extracted.slot(), extracted.form(), json);
            }
        }

        private static void write(String kind, int index, Template.Form form, JsonGenerator json) {
            json.writeStartObject();
            json.writeNumberProperty(kind, index);
            json.writeStringProperty("form", form.name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
    }

    private static final class TemplateReader extends ValueDeserializer<Template> {
        @Override
        public Template deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken() == JsonToken.VALUE_STRING
                    ? Template.of(json.getString())
                    : new Template(List.of(context.readValue(json, Template.Segment[].class)));
        }
    }

    private static final class SegmentReader extends ValueDeserializer<Template.Segment> {
        @Override
        public Template.Segment deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken() == JsonToken.VALUE_STRING
                    ? new Template.Text(json.getString())
                    : context.readValue(json, Placeholder.class).segment();
        }

        @Override
        public Template.Segment getNullValue(DeserializationContext context) {
            return context.reportInputMismatch(this, "null");
        }
    }

    /** A placeholder of a template; one of the three numbers is there. */
    private record Placeholder(OptionalInt column, OptionalInt generated, OptionalInt extracted, Template.Form form) {

        Template.Segment segment() {
            if (column.isPresent()) {
                return new Template.Column(column.getAsInt(), form);
            }
            return generated.isPresent()
                    ? new Template.Generated(generated.getAsInt(), form)
                    : new Template.Extracted(extracted.orElseThrow(), form);
        }
    }

    /** Bounds; {@code null} is no bound. */
    private interface Bounds {
        @JsonSetter(nulls = Nulls.SET)
        @JsonDeserialize(using = ValueJson.LowReader.class)
        double least();

        @JsonSetter(nulls = Nulls.SET)
        @JsonDeserialize(using = ValueJson.HighReader.class)
        double most();
    }

    private static final class PatternWriter extends ValueSerializer<Pattern> {
        @Override
        public void serialize(Pattern pattern, JsonGenerator json, SerializationContext context) {
            if (pattern.flags() == 0) {
                json.writeString(pattern.pattern());
                return;
            }
            json.writeStartObject();
            json.writeStringProperty("pattern", pattern.pattern());
            json.writeNumberProperty("flags", pattern.flags());
            json.writeEndObject();
        }
    }

    private static final class PatternReader extends ValueDeserializer<Pattern> {
        @Override
        public Pattern deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken() == JsonToken.VALUE_STRING
                    ? Pattern.compile(json.getString())
                    : context.readValue(json, Flagged.class).compiled();
        }
    }

    /** A pattern with flags. */
    private record Flagged(String pattern, int flags) {
        Pattern compiled() {
            return Pattern.compile(pattern, flags);
        }
    }

    /** A file's bytes are too many for every run's record: its name and their number are kept, and it is read back empty. */
    private static final class BytesWriter extends ValueSerializer<Bytes> {
        @Override
        public void serialize(Bytes bytes, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("file", bytes.file().toString());
            json.writeNumberProperty("bytes", bytes.bytes().length);
            json.writeEndObject();
        }
    }

    private static final class ContentReader extends ValueDeserializer<Content> {
        @Override
        public Content deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken() == JsonToken.START_OBJECT
                    ? new Bytes(context.readValue(json, NamedFile.class).file(), new byte[0])
                    : context.readValue(json, Template.class);
        }
    }

    /** A file, and how many bytes it has. */
    private record NamedFile(Path file, long bytes) {}
}
