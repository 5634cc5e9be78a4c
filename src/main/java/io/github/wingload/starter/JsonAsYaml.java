package io.github.wingload.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text written as YAML that a scenario turns into the same JSON again, without its blanks: keys keep their order and
 * numbers their spelling.
 */
final class JsonAsYaml {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Written so, a dollar and a brace would become a variable once the escapes are undone. */
    private static final Pattern HIDDEN_VARIABLE = Pattern.compile("\\\\u00(24|7[bB])");

    private static final Pattern NUMBER_OF_BOTH = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_KEY = 500;

    /** A part of the text. */
    private sealed interface Part {

        /** In one line. */
        String flow();
    }

    private record Leaf(String flow) implements Part {}

    private record Field(String key, Part value) {}

    private record Fields(List<Field> fields) implements Part {
        @Override
        public String flow() {
            List<String> texts = fields.stream()
                    .map(field -> field.key() + ": " + field.value().flow())
                    .toList();
            return "{" + String.join(", ", texts) + "}";
        }
    }

    private record Items(List<Part> items) implements Part {
        @Override
        public String flow() {
            return "[" + String.join(", ", items.stream().map(Part::flow).toList()) + "]";
        }
    }

    /** What has no place in the YAML of a scenario. */
    private static final class NoYaml extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private JsonAsYaml() {}

    /**
     * The lines to go behind {@code json:}. The first stands on the line of the key if it is the only one.
     *
     * @return nothing if the text is no JSON object or array, or one that only a raw body can hold: with a key twice, or
     *     with a variable in a key
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
            case VALUE_STRING -> new Leaf(Yaml.quoted(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> new Leaf(parser.getString());
        };
    }

    private static Fields fields(JsonParser parser) {
        List<Field> fields = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (!ScenarioValue.isLiteral(key) || key.contains("{{") || key.equals("<<") || key.length() > LONGEST_KEY) {
                throw new NoYaml();
            }
            parser.nextToken();
            fields.add(new Field(Yaml.key(ScenarioValue.characters(key)), part(parser)));
        }
        return new Fields(fields);
    }

    private static Items items(JsonParser parser) {
        List<Part> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(part(parser));
        }
        return new Items(items);
    }

    private static Leaf number(String spelling) {
        if (!NUMBER_OF_BOTH.matcher(spelling).matches()) {
            throw new NoYaml();
        }
        return new Leaf(spelling);
    }

    /** @param before what stands before the part on its first line: nothing, or {@code key:}, or {@code -} */
    private static void block(Part part, String indent, String before, List<String> lines) {
        String flow = part.flow();
        if (part instanceof Leaf
                || indent.length() + before.length() + flow.length() <= LONGEST_LINE && !before.isEmpty()) {
            lines.add(indent + before + (before.isEmpty() ? "" : " ") + flow);
            return;
        }
        String inner = indent;
        if (!before.isEmpty()) {
            lines.add(indent + before);
            inner = indent + "  ";
        }
        if (part instanceof Fields object) {
            for (Field field : object.fields()) {
                block(field.value(), inner, field.key() + ":", lines);
            }
        } else if (part instanceof Items list) {
            for (Part item : list.items()) {
                block(item, inner, "-", lines);
            }
        }
    }
}
