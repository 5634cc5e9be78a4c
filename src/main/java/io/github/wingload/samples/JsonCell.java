package io.github.wingload.samples;

import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A value in a line of JSON.
 *
 * @param type what it is
 * @param text a string without quotes and escapes; any other value as it is written
 * @param json the value as it is written
 */
record JsonCell(ColumnType type, String text, String json) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Puts the object's values by their keys, in its order; what keeps the line from being one object is said in words. */
    static Optional<String> readObject(String line, Map<String, JsonCell> cells) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of(Excerpt.quoted(line.strip()) + " is not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                JsonCell cell = of(parser, line);
                if (!isUnicode(cell.text())) {
                    return Optional.of(
                            "half a surrogate pair in " + Excerpt.quoted(key) + ", which UTF-8 cannot encode");
                }
                cells.put(key, cell);
            }
            return parser.nextToken() == null ? Optional.empty() : Optional.of("more than one value on a line");
        } catch (JacksonException e) {
            return Optional.of("not JSON at character " + e.getLocation().getColumnNr() + ": " + reason(e));
        }
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

    /** An escape such as <code>&#92;ud83d</code> on its own would be sent as a question mark. */
    private static boolean isUnicode(String text) {
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

    /** The first line of what the parser says. */
    private static String reason(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("it ends too early");
    }
}
