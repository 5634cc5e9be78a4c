package io.github.wingload.scenario;

import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.plan.Template.Segment;
import io.github.wingload.plan.Template.Text;
import io.github.wingload.scenario.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A YAML value as a compact JSON text with placeholders, its keys in the order of the file.
 *
 * <p>A text that is one placeholder and nothing else becomes a value of its column's type; other placeholders stand inside
 * of the JSON string.
 */
final class JsonBody {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final Templates templates;
    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private JsonBody(Templates templates) {
        this.templates = templates;
    }

    static Template read(Node node, Templates templates) {
        JsonBody body = new JsonBody(templates);
        body.value(node);
        body.endText();
        return new Template(body.segments);
    }

    private void value(Node node) {
        if (node.isMapping()) {
            mapping(node);
        } else if (node.isSequence()) {
            sequence(node);
        } else {
            node.scalar().ifPresent(scalar -> scalar(node, scalar));
        }
    }

    private void mapping(Node node) {
        String separator = "{";
        for (Map.Entry<String, Node> entry : node.children("").entrySet()) {
            if (entry.getKey().contains("{{")) {
                entry.getValue().keyProblem("a placeholder in a key is not supported", "write the key out");
            }
            text.append(separator).append('"').append(escaped(entry.getKey())).append("\":");
            value(entry.getValue());
            separator = ",";
        }
        text.append(separator.equals("{") ? "{}" : "}");
    }

    private void sequence(Node node) {
        String separator = "";
        text.append('[');
        for (Node item : node.items("")) {
            text.append(separator);
            value(item);
            separator = ",";
        }
        text.append(']');
    }

    private void scalar(Node node, Scalar scalar) {
        switch (scalar.kind()) {
            case NOTHING -> text.append("null");
            case TRUTH -> text.append(scalar.text());
            case WHOLE, DECIMAL -> number(node, scalar.text());
            case TEXT -> text(node, scalar.text());
        }
    }

    private void number(Node node, String number) {
        if (!NUMBER.matcher(number).matches()) {
            node.problem(number + " is not a JSON number", "write it like 1.5 or 1e3, or in quotes as a text");
        }
        text.append(number);
    }

    private void text(Node node, String content) {
        if (Templates.isOnePlaceholder(content)) {
            templates.of(node, content, Form.JSON_VALUE).segments().forEach(this::column);
            return;
        }
        text.append('"');
        for (Segment segment : templates.of(node, content, Form.JSON_TEXT).segments()) {
            if (segment instanceof Text literal) {
                text.append(escaped(literal.text()));
            } else {
                column(segment);
            }
        }
        text.append('"');
    }

    private void column(Segment column) {
        endText();
        segments.add((Column) column);
    }

    private void endText() {
        if (!text.isEmpty()) {
            segments.add(new Text(text.toString()));
            text.setLength(0);
        }
    }

    private static String escaped(String content) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(content));
    }
}
