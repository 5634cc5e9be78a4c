package io.github.wingload.simulator;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out, with parse errors in the words of the service's parser. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode parse(byte[] body) throws MalformedJsonException {
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

    /** An answer with one text in it. */
    static HttpAnswer object(int status, String key, String text) {
        return object(status, Map.of(key, text));
    }

    static HttpAnswer object(int status, Map<String, ?> members) {
        return HttpAnswer.json(status, MAPPER.writeValueAsBytes(members));
    }

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode newArray() {
        return MAPPER.createArrayNode();
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    private static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + " column " + location.getColumnNr() + " (char "
                + Math.max(0, location.getByteOffset()) + ")";
    }

    static final class MalformedJsonException extends Exception {
        MalformedJsonException(String message) {
            super(message);
        }
    }
}
