package io.github.wingload.scenario.data;

import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import java.util.List;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/** A JSON value with placeholders in it. Immutable; keys stay in their order. */
public sealed interface JsonTree {

    /** An object. */
    record Members(Map<String, JsonTree> members) implements JsonTree {

        @Override
        public void writeTo(TemplateBuilder out) {
            String separator = "";
            out.add("{");
            for (Map.Entry<String, JsonTree> member : members.entrySet()) {
                out.add(separator + '"' + escaped(member.getKey()) + "\":");
                member.getValue().writeTo(out);
                separator = ",";
            }
            out.add("}");
        }
    }

    /** An array. */
    record Items(List<JsonTree> items) implements JsonTree {

        @Override
        public void writeTo(TemplateBuilder out) {
            String separator = "";
            out.add("[");
            for (JsonTree item : items) {
                out.add(separator);
                item.writeTo(out);
                separator = ",";
            }
            out.add("]");
        }
    }

    /**
     * Any other value.
     *
     * @param kind of the resulting value, as far as it is known before the run
     * @param segments of the resulting JSON; those of a text include its quotes
     */
    record Leaf(Kind kind, List<Segment> segments) implements JsonTree {

        @Override
        public void writeTo(TemplateBuilder out) {
            segments.forEach(out::add);
        }
    }

    /** The type of a leaf's value. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING,
        /** Known only during the run, such as a value extracted from an answer. */
        ANY
    }

    /** A text without placeholders. */
    static Leaf text(String content) {
        return new Leaf(Kind.TEXT, List.of(new Text('"' + escaped(content) + '"')));
    }

    /** A leaf with this JSON. */
    static Leaf literal(Kind kind, String json) {
        return new Leaf(kind, List.of(new Text(json)));
    }

    /** The content of a JSON string, without its quotes. */
    static String escaped(String content) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(content));
    }

    /** The value as compact JSON. */
    default Template template() {
        TemplateBuilder out = new TemplateBuilder();
        writeTo(out);
        return out.template();
    }

    /** Appends the value as compact JSON. */
    void writeTo(TemplateBuilder out);
}
