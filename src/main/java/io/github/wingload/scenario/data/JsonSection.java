package io.github.wingload.scenario.data;

import io.github.wingload.plan.GeneratedValue.Choice;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.GeneratedValue.NumberBetween;
import io.github.wingload.plan.GeneratedValue.TokenIds;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.scenario.data.JsonTree.Items;
import io.github.wingload.scenario.data.JsonTree.Kind;
import io.github.wingload.scenario.data.JsonTree.Leaf;
import io.github.wingload.scenario.data.JsonTree.Members;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML value as JSON with placeholders.
 *
 * <p>A text that consists of a single placeholder becomes a value of the placeholder's type. In any other text, placeholders
 * become part of the JSON string.
 */
public final class JsonSection {

    private final Templates templates;

    private JsonSection(Templates templates) {
        this.templates = templates;
    }

    public static JsonTree read(Node node, Templates templates) {
        return new JsonSection(templates).value(node);
    }

    private JsonTree value(Node node) {
        if (node.isMapping()) {
            Map<String, JsonTree> members = new LinkedHashMap<>();
            node.children("").forEach((key, value) -> {
                if (key.contains("{{")) {
                    value.keyProblem("a placeholder in a key is not supported", "write the key out");
                }
                members.put(key, value(value));
            });
            return new Members(members);
        }
        if (node.isSequence()) {
            return new Items(node.items("").stream().map(this::value).toList());
        }
        return node.scalar().map(scalar -> leaf(node, scalar)).orElse(JsonTree.literal(Kind.NOTHING, "null"));
    }

    private Leaf leaf(Node node, Scalar scalar) {
        return switch (scalar.kind()) {
            case NOTHING -> JsonTree.literal(Kind.NOTHING, "null");
            case TRUTH -> JsonTree.literal(Kind.TRUTH, scalar.text());
            case WHOLE, DECIMAL -> number(node, scalar.text());
            case TEXT -> text(node, scalar.text());
        };
    }

    private static Leaf number(Node node, String number) {
        Scalars.checkNumber(node, number);
        return JsonTree.literal(Kind.NUMBER, number);
    }

    private Leaf text(Node node, String content) {
        if (Templates.isOnePlaceholder(content)) {
            List<Segment> segments =
                    templates.of(node, content, Form.JSON_VALUE).segments();
            return new Leaf(segments.isEmpty() ? Kind.ANY : kind(segments.get(0)), segments);
        }
        List<Segment> segments = new ArrayList<>();
        segments.add(new Text("\""));
        for (Segment segment : templates.of(node, content, Form.JSON_TEXT).segments()) {
            segments.add(segment instanceof Text literal ? new Text(JsonTree.escaped(literal.text())) : segment);
        }
        segments.add(new Text("\""));
        return new Leaf(Kind.TEXT, segments);
    }

    private Kind kind(Segment placeholder) {
        if (placeholder instanceof Column column) {
            return templates
                    .samples()
                    .table()
                    .map(SampleTable::columns)
                    .map(columns -> columns.types().get(column.index()))
                    .map(JsonSection::kind)
                    .orElse(Kind.ANY);
        }
        return placeholder instanceof Generated generated
                ? kind(templates.values().get(generated.index()).generator())
                : Kind.ANY;
    }

    private static Kind kind(ColumnType type) {
        return switch (type) {
            case INTEGER, NUMBER -> Kind.NUMBER;
            case BOOLEAN -> Kind.TRUTH;
            case STRING -> Kind.TEXT;
            case JSON -> Kind.ANY;
        };
    }

    private static Kind kind(Generator generator) {
        if (generator instanceof IntegerBetween || generator instanceof NumberBetween) {
            return Kind.NUMBER;
        }
        return generator instanceof Choice || generator instanceof TokenIds ? Kind.ANY : Kind.TEXT;
    }
}
