package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.scenario.data.JsonFields;
import io.github.wingload.scenario.data.JsonTree;
import io.github.wingload.scenario.data.JsonTree.Kind;
import io.github.wingload.scenario.data.JsonTree.Leaf;
import io.github.wingload.scenario.data.JsonTree.Members;
import io.github.wingload.scenario.data.TemplateBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes invalid bodies from a valid one. Immutable. */
final class BodyMutations {

    private static final JsonTree EMPTY_OBJECT = new Members(Map.of());
    private static final JsonTree NO_NUMBER = JsonTree.text("wrong");
    private static final String PADDING = "padding";

    private final JsonTree valid;
    private final Template template;
    private final JsonFields fields;
    private final String contentType;

    BodyMutations(JsonTree valid, String contentType) {
        this.valid = valid;
        this.template = valid.template();
        this.fields = JsonFields.of(valid);
        this.contentType = contentType;
    }

    JsonFields fields() {
        return fields;
    }

    /** The valid body's media type. */
    String contentType() {
        return contentType;
    }

    /** True for the valid body itself. */
    boolean isValid(Body body) {
        return body.equals(body(template));
    }

    /** How many characters the valid body has besides its placeholders. */
    int length() {
        return template.segments().stream()
                .mapToInt(segment -> segment instanceof Text text ? text.text().length() : 0)
                .sum();
    }

    /** The fields whose values are numbers, as far as is known. */
    List<String> numbers() {
        return fields.all().entrySet().stream()
                .filter(field -> field.getValue() instanceof Leaf leaf && leaf.kind() == Kind.NUMBER)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** With another value in the field or, if the value is empty, without the field. */
    Body with(String field, Optional<JsonTree> value) {
        return body(fields.with(field, value).template());
    }

    /** A value of another type than the field's: an object for text, since some servers accept any scalar as text; otherwise text. */
    JsonTree wrongType(String field) {
        boolean text = fields.all().get(field) instanceof Leaf leaf
                && (leaf.kind() == Kind.TEXT || leaf.kind() == Kind.NOTHING || leaf.kind() == Kind.ANY);
        return text ? EMPTY_OBJECT : NO_NUMBER;
    }

    /** An empty body. */
    Body empty() {
        return new Body(Template.of(""), contentType);
    }

    /** Truncated bodies: the first half, and all but the last character. Empty if the body is neither object nor array. */
    List<Body> truncated() {
        if (valid instanceof Leaf) {
            return List.of();
        }
        List<Segment> segments = template.segments();
        int last = segments.size() - 1;
        // An object or an array ends in a bracket, so the last segment is a text.
        String end = ((Text) segments.get(last)).text();
        List<Segment> almost = new ArrayList<>(segments.subList(0, last));
        almost.add(new Text(end.substring(0, end.length() - 1)));
        return List.of(
                body(half(segments)),
                body(new TemplateBuilder().add(new Template(almost)).template()));
    }

    /** With a text of this many bytes in place of the first text of the body, or in another field if it has no text. */
    Body huge(int bytes) {
        JsonTree filling = JsonTree.text("x".repeat(bytes));
        Optional<String> text = fields.all().entrySet().stream()
                .filter(field -> field.getValue() instanceof Leaf leaf && leaf.kind() == Kind.TEXT)
                .map(Map.Entry::getKey)
                .findFirst();
        if (text.isPresent()) {
            return with(text.get(), Optional.of(filling));
        }
        if (valid instanceof Members object) {
            Map<String, JsonTree> more = new LinkedHashMap<>(object.members());
            more.put(PADDING, filling);
            return body(new Members(more).template());
        }
        return body(filling.template());
    }

    /** The valid body under another media type. */
    Body labelled(String otherType) {
        return new Body(template, otherType);
    }

    private static Template half(List<Segment> segments) {
        int half = segments.size() / 2;
        TemplateBuilder out = new TemplateBuilder();
        segments.subList(0, half).forEach(out::add);
        if (segments.get(half) instanceof Text text) {
            int end = text.text()
                    .offsetByCodePoints(
                            0, (text.text().codePointCount(0, text.text().length()) + 1) / 2);
            out.add(text.text().substring(0, end));
        }
        return out.template();
    }

    private Body body(Template content) {
        return new Body(content, contentType);
    }
}
