package io.github.wingload.artefact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.RowFilter.CellTest;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.StagedLoad;
import io.github.wingload.plan.Target;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.result.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How the parts of a plan that are not plain records look in JSON. The value of a secret header is never written.
 *
 * <p>A template is its text if it has no placeholder, else an array of texts and {@code {"column": 0, "form": "json_value"}}.
 */
final class PlanJson {

    private PlanJson() {}

    static SimpleModule module() {
        return new SimpleModule("plan")
                .addSerializer(Header.class, new HeaderWriter())
                .addSerializer(Template.class, new TemplateWriter())
                .addDeserializer(Template.class, new TemplateReader())
                .addSerializer(Path.class, new PathWriter())
                .addDeserializer(Path.class, new PathReader())
                .setMixInAnnotation(Target.class, TargetKinds.class)
                .setMixInAnnotation(Load.class, LoadKinds.class)
                .setMixInAnnotation(WaitTime.class, WaitTimeKinds.class)
                .setMixInAnnotation(CellTest.class, CellTestKinds.class);
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
                json.writeStartObject();
                json.writeNumberProperty("column", column.index());
                json.writeStringProperty("form", column.form().name().toLowerCase(Locale.ROOT));
                json.writeEndObject();
            }
        }
    }

    private static final class TemplateReader extends ValueDeserializer<Template> {
        @Override
        public Template deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            if (!node.isArray()) {
                return Template.of(node.stringValue());
            }
            List<Template.Segment> segments = new ArrayList<>();
            for (JsonNode segment : node) {
                segments.add(segment.isObject() ? column(segment) : new Template.Text(segment.stringValue()));
            }
            return new Template(segments);
        }

        private static Template.Column column(JsonNode segment) {
            String form = segment.required("form").stringValue().toUpperCase(Locale.ROOT);
            return new Template.Column(segment.required("column").intValue(), Template.Form.valueOf(form));
        }
    }

    private static final class PathWriter extends ValueSerializer<Path> {
        @Override
        public void serialize(Path path, JsonGenerator json, SerializationContext context) {
            json.writeString(path.toString());
        }
    }

    private static final class PathReader extends ValueDeserializer<Path> {
        @Override
        public Path deserialize(JsonParser json, DeserializationContext context) {
            return Path.of(json.getString());
        }
    }
}
