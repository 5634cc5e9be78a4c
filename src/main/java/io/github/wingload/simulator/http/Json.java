package io.github.wingload.simulator.http;

import io.github.wingload.text.Resource;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON, and describes types, values and parse errors as services written in Python do. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static JsonNode parse(byte[] body) throws MalformedJsonException {
        if (body.length == 0) {
            throw new MalformedJsonException("input length is 0: line 1 column 1 (char 0)");
        }
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isMissingNode()) {
                throw new MalformedJsonException("unexpected end of data: line 1 column 1 (char 0)");
            }
            return node;
        } catch (JacksonException e) {
            throw new MalformedJsonException("unexpected character: " + place(e.getLocation()));
        }
    }

    /** A table in a resource beside a class. */
    public static JsonNode table(Class<?> beside, String resource) {
        return MAPPER.readTree(Resource.text(beside, resource));
    }

    /** An answer with one member, a text. */
    public static HttpAnswer object(int status, String key, String text) {
        return object(status, Map.of(key, text));
    }

    public static HttpAnswer object(int status, Map<String, ?> members) {
        return HttpAnswer.json(status, MAPPER.writeValueAsBytes(members));
    }

    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode newArray() {
        return MAPPER.createArrayNode();
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** The type of a value, as a service written in Python names it in its messages. */
    public static String pythonType(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "list";
            case STRING -> "str";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case NULL -> "NoneType";
            default -> "dict";
        };
    }

    /** A value inside a sentence of a service written in Python; {@code None} for a missing one. */
    public static String pythonText(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue();
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NULL, MISSING -> "None";
            default -> value.toString();
        };
    }

    private static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + " column " + location.getColumnNr() + " (char "
                + Math.max(0, location.getByteOffset()) + ")";
    }

    /** A body that is not JSON. */
    public static final class MalformedJsonException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String found;

        MalformedJsonException(String found) {
            super(found);
            this.found = found;
        }

        /** What the parser found, and where. */
        public String found() {
            return found;
        }
    }
}
