package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.wingload.exchange.AskedCompletion;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.GeneratedValue.NumberBetween;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.RowFilter.CellTest;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.StagedLoad;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.JsonBetween;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Task.Content;
import io.github.wingload.plan.task.Task.Multipart;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.module.SimpleModule;

/**
 * How the parts of a plan that are not plain records look in JSON. The value of a secret header or query is never written.
 *
 * <p>A template is its text if it has no placeholder, otherwise an array of texts and placeholders: {@code {"column": 0,
 * "form": "json_value"}}, or with {@code generated} or {@code extracted} instead of {@code column}.
 */
final class PlanJson {

    /** Sealed types whose records are distinguished by a field {@code kind}. */
    private static final List<Class<?>> KINDS_OF = List.of(
            Generator.class,
            Extraction.Source.class,
            CacheRule.class,
            Target.class,
            Load.class,
            WaitTime.class,
            CellTest.class);

    /** Kinds that are not the names of their classes. */
    private static final Map<Class<?>, String> KINDS = Map.of(
            UrlTarget.class, "url",
            SimulatorTarget.class, "simulator",
            ClosedLoad.class, "closed",
            StagedLoad.class, "staged",
            LocustLoad.class, "locust",
            OpenLoad.class, "open",
            IntegerBetween.class, "integer",
            NumberBetween.class, "number",
            Extraction.HeaderValue.class, "header");

    private PlanJson() {}

    static SimpleModule module() {
        Conversions plan = new Conversions("plan")
                .written(Header.class, ShownHeader::of)
                .written(Query.class, ShownQuery::of)
                .written(Template.class, PlanJson::written)
                .read(Template.class, Template::of, Segment[].class, PlanJson::template)
                .read(Segment.class, Template.Text::new, Placeholder.class, Placeholder::segment)
                .written(Bytes.class, NamedFile::of)
                .written(Figure.class, FigureJson::of)
                .read(Figure.class, FigureJson.class, FigureJson::read);
        KINDS_OF.forEach(type -> plan.setMixInAnnotation(type, OneOfAKind.class));
        return plan.addDeserializer(Content.class, new ContentReader())
                .setMixInAnnotation(JsonBetween.class, Bounds.class)
                .setMixInAnnotation(Plan.class, PlanNames.class)
                .setMixInAnnotation(Rule.class, RuleNames.class)
                .setMixInAnnotation(Check.class, OneOfTheChecks.class);
    }

    /** Adds the field {@code kind}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface OneOfAKind {}

    /** Adds the field {@code check}, because one of the checks already has a field {@code kind}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "check")
    private interface OneOfTheChecks {}

    /** The {@code kind} of a record: its class name in snake case, or a shorter name. */
    static String kind(Class<?> type) {
        return Optional.ofNullable(KINDS.get(type))
                .orElseGet(() ->
                        type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
    }

    /** A plan without a comparison has one target, and one with a comparison a list of targets with their names. */
    private interface PlanNames {
        @JsonProperty("target")
        @JsonSerialize(using = SidesWriter.class)
        @JsonDeserialize(using = SidesReader.class)
        List<Side> sides();
    }

    private static final class SidesWriter extends ValueSerializer<List<Side>> {
        @Override
        public void serialize(List<Side> sides, JsonGenerator json, SerializationContext context) {
            json.writePOJO(sides.size() == 1 ? sides.get(0).target() : sides);
        }
    }

    private static final class SidesReader extends ValueDeserializer<List<Side>> {
        @Override
        public List<Side> deserialize(JsonParser json, DeserializationContext context) {
            return json.currentToken() == JsonToken.START_ARRAY
                    ? named(context.readValue(json, Side[].class), context)
                    : List.of(Side.only(context.readValue(json, Target.class)));
        }

        private static List<Side> named(Side[] sides, DeserializationContext context) {
            if (Stream.of(sides).anyMatch(Objects::isNull)) {
                throw context.instantiationException(List.class, new IllegalArgumentException("a side is null"));
            }
            return List.of(sides);
        }
    }

    /** A rule's figure is its measure. */
    private interface RuleNames {
        @JsonProperty("measure")
        Figure figure();
    }

    /** A header, with its value redacted if it is secret. */
    private record ShownHeader(String name, Template value, boolean secret) {
        static ShownHeader of(Header header) {
            Template value = header.secret() ? Template.of(Secrets.REDACTED) : header.value();
            return new ShownHeader(header.name(), value, header.secret());
        }
    }

    /** A query, redacted if it is secret. */
    private record ShownQuery(String text, boolean secret) {
        static ShownQuery of(Query query) {
            return new ShownQuery(query.secret() ? Secrets.REDACTED : query.text(), query.secret());
        }
    }

    private static Object written(Template template) {
        return template.constant()
                ? template.constantText()
                : template.segments().stream().map(PlanJson::written).toList();
    }

    private static Template template(Segment... segments) {
        if (Stream.of(segments).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a segment is null");
        }
        return new Template(List.of(segments));
    }

    private static Object written(Segment segment) {
        return segment instanceof Template.Text text ? text.text() : Placeholder.of(segment);
    }

    /** A placeholder of a template; exactly one of the three numbers is present. */
    private record Placeholder(OptionalInt column, OptionalInt generated, OptionalInt extracted, Template.Form form) {

        static Placeholder of(Segment segment) {
            OptionalInt none = OptionalInt.empty();
            if (segment instanceof Template.Column column) {
                return new Placeholder(OptionalInt.of(column.index()), none, none, column.form());
            }
            if (segment instanceof Template.Generated generated) {
                return new Placeholder(none, OptionalInt.of(generated.index()), none, generated.form());
            }
            Template.Extracted extracted = (Template.Extracted) segment;
            return new Placeholder(none, none, OptionalInt.of(extracted.slot()), extracted.form());
        }

        Segment segment() {
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

    private static final class ContentReader extends ValueDeserializer<Content> {
        @Override
        public Content deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                return context.readValue(json, Template.class);
            }
            JsonNode object = context.readTree(json);
            return object.has("pieces")
                    ? context.readTreeAsValue(object, Multipart.class)
                    : context.readTreeAsValue(object, NamedFile.class).content();
        }
    }

    /**
     * A body from a file. Its bytes are too many for the files of each run: only their number is written, and what they ask of a
     * language model. The body is read back with that alone.
     */
    private record NamedFile(Path file, long bytes, Optional<String> asks) {
        static NamedFile of(Bytes content) {
            return new NamedFile(
                    content.file(),
                    content.bytes().length,
                    AskedCompletion.of(content.bytes())
                            .map(AskedCompletion::json)
                            .filter(asked -> !asked.equals("{}")));
        }

        Bytes content() {
            return new Bytes(file, asks.orElse("").getBytes(StandardCharsets.UTF_8));
        }
    }
}
