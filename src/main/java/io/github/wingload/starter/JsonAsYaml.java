package io.github.wingload.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text written as YAML that a scenario turns into the same JSON again, without its blanks: keys keep their order and
 * numbers their spelling.
 */
final class JsonAsYaml {

    /** What is larger stays a raw body: as YAML nobody could read it, and a scenario could not hold its indentation. */
    private static final int DEEPEST = 50;

    private static final int MOST_TOKENS = 20_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build();

    /** A dollar and a brace in this form would become a variable when the escapes are decoded. */
    private static final Pattern HIDDEN_VARIABLE = Pattern.compile("\\\\u00(24|7[bB])");

    private static final Pattern NUMBER_OF_BOTH = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_KEY = 500;

    /**
     * A part of the text.
     *
     * @param flow the part in one line; cut if that is longer than a line and the part has children
     * @param children of an object or a list; empty for a value
     */
    private record Part(String flow, List<Child> children) {}

    /** A part of an object or a list, and the text before it: {@code key:} or {@code -}. */
    private record Child(String before, Part part) {}

    /** The YAML of a scenario cannot express this. */
    private static final class NoYaml extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private JsonAsYaml() {}

    /**
     * The lines of the value of {@code json:}. A single line goes on the line of the key.
     *
     * @return empty if the text is not a JSON object or array, or only a raw body can hold it: with a repeated key, with a
     *     variable in a key, or very large
     */
    static Optional<List<String>> lines(String value) {
        if (HIDDEN_VARIABLE.matcher(value).find()) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            Part part = part(parser);
            if (parser.nextToken() != null) {
                return Optional.empty();
            }
            String flow = part.flow();
            if (flow.length() <= LONGEST_LINE) {
                return Optional.of(List.of(flow));
            }
            List<String> lines = new ArrayList<>();
            block(part, "", "", lines);
            return Optional.of(lines);
        } catch (JacksonException | NoYaml noJson) {
            return Optional.empty();
        }
    }

    private static Part part(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> leaf(Yaml.quoted(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> leaf(parser.getString());
        };
    }

    private static Part part(String flow, List<Child> children) {
        boolean cut = !children.isEmpty() && flow.length() > LONGEST_LINE;
        return new Part(cut ? flow.substring(0, LONGEST_LINE + 1) : flow, children);
    }

    private static Part leaf(String flow) {
        return new Part(flow, List.of());
    }

    private static Part fields(JsonParser parser) {
        List<Child> fields = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!ScenarioValue.isLiteral(key) || key.contains("{{") || key.equals("<<") || key.length() > LONGEST_KEY) {
                throw new NoYaml();
            }
            parser.nextToken();
            fields.add(new Child(Yaml.key(ScenarioValue.characters(key)) + ":", part(parser)));
        }
        String flow = fields.stream()
                .map(field -> field.before() + " " + field.part().flow())
                .collect(Collectors.joining(", ", "{", "}"));
        return part(flow, fields);
    }

    private static Part items(JsonParser parser) {
        List<Child> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(new Child("-", part(parser)));
        }
        String flow = items.stream().map(item -> item.part().flow()).collect(Collectors.joining(", ", "[", "]"));
        return part(flow, items);
    }

    private static Part number(String spelling) {
        if (!NUMBER_OF_BOTH.matcher(spelling).matches()) {
            throw new NoYaml();
        }
        return leaf(spelling);
    }

    /** @param before the text before the part on its first line: nothing, {@code key:} or {@code -} */
    private static void block(Part part, String indent, String before, List<String> lines) {
        int width = indent.length() + before.length() + part.flow().length();
        if (part.children().isEmpty() || width <= LONGEST_LINE && !before.isEmpty()) {
            lines.add(indent + before + (before.isEmpty() ? "" : " ") + part.flow());
            return;
        }
        if (!before.isEmpty()) {
            lines.add(indent + before);
        }
        String inner = before.isEmpty() ? indent : indent + "  ";
        part.children().forEach(child -> block(child.part(), inner, child.before(), lines));
    }
}
