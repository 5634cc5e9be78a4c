package io.github.wingload.samples;

import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Fault;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * A value in a line of JSON.
 *
 * @param type of the value
 * @param text the content of a string; the JSON of any other value
 * @param json the JSON of the value, as it is written
 */
record JsonCell(ColumnType type, String text, String json) {

    private static final int DEEPEST = 500;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * The object's values by key, in its order.
     *
     * @throws Fault if the line is not a single JSON object, is nested too deeply, or has text that UTF-8 cannot encode
     */
    static Map<String, JsonCell> readObject(String line) {
        Map<String, JsonCell> cells = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw fault(Excerpt.quoted(line.strip()) + " is not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                JsonCell cell = of(parser, line);
                if (!isUnicode(cell.text())) {
                    throw fault("half a surrogate pair in " + Excerpt.quoted(key) + ", which UTF-8 cannot encode");
                }
                cells.put(key, cell);
            }
            if (parser.nextToken() != null) {
                throw fault("more than one value on a line");
            }
            return cells;
        } catch (StreamConstraintsException e) {
            throw e.getOriginalMessage().contains("nesting depth")
                    ? new Fault("a value is nested more than " + DEEPEST + " levels deep", "nest it less deeply")
                    : new Fault("a key, number or text is too long", "shorten it");
        } catch (JacksonException e) {
            throw fault("not JSON at character " + e.getLocation().getColumnNr() + ": " + reason(e));
        }
    }

    private static Fault fault(String found) {
        return new Fault(found, "write one JSON object on each line");
    }

    /** True if the text is one JSON value. */
    static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static JsonCell of(JsonParser parser, String line) {
        JsonToken token = parser.currentToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        String text = token.isScalarValue() ? parser.getString() : "";
        parser.skipChildren();
        String json = switch (token) {
            case VALUE_STRING, START_OBJECT, START_ARRAY ->
                line.substring(start, (int) parser.currentLocation().getCharOffset());
            default -> text;
        };
        return new JsonCell(type(token, text), token == JsonToken.VALUE_STRING ? text : json, json);
    }

    /** False if the text has half a surrogate pair, such as the escape <code>&#92;ud83d</code>, which would be sent as a question mark. */
    static boolean isUnicode(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                || StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static ColumnType type(JsonToken token, String text) {
        return switch (token) {
            case VALUE_STRING -> ColumnType.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                ColumnTypes.isInteger(text) ? ColumnType.INTEGER : ColumnType.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> ColumnType.BOOLEAN;
            default -> ColumnType.JSON;
        };
    }

    /** The first line of the parser's message. */
    static String reason(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("it ends too early");
    }
}
