package io.github.wingload.simulator.mlapi;

import io.github.wingload.simulator.http.Json;
import tools.jackson.databind.JsonNode;

/**
 * A field of an ML API's input: a whole number, a text, or a list of texts.
 *
 * @param min the smallest whole number
 * @param max the largest whole number; 0 for a field of texts
 * @param items the most texts of a list; 0 for a single text
 * @param characters the longest text; 0 for a number
 */
record ApiField(String name, boolean optional, int min, int max, int items, int characters) {

    static ApiField of(String name, JsonNode row) {
        return new ApiField(
                name,
                row.path("optional").asBoolean(false),
                row.path("min").asInt(0),
                row.path("max").asInt(0),
                row.path("items").asInt(0),
                row.path("characters").asInt(0));
    }

    /** @param value a missing node where the input does not have the field */
    void check(JsonNode value) throws InvalidInput {
        if (value.isMissingNode()) {
            if (!optional) {
                throw new InvalidInput("Missing required field: " + name);
            }
        } else if (items > 0) {
            checkTexts(value);
        } else if (characters > 0) {
            checkText(name, value);
        } else {
            checkNumber(value);
        }
    }

    private void checkNumber(JsonNode value) throws InvalidInput {
        if (!value.isIntegralNumber()) {
            throw wrongType(name, "an integer", value);
        }
        if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw outOfRange(name, value + " is not from " + min + " to " + max);
        }
    }

    private void checkTexts(JsonNode value) throws InvalidInput {
        if (!value.isArray()) {
            throw wrongType(name, "a list", value);
        }
        if (value.isEmpty() || value.size() > items) {
            throw outOfRange(name, value.size() + " items, not 1 to " + items);
        }
        for (int i = 0; i < value.size(); i++) {
            checkText(name + "[" + i + "]", value.get(i));
        }
    }

    private void checkText(String place, JsonNode value) throws InvalidInput {
        if (!value.isString()) {
            throw wrongType(place, "a string", value);
        }
        int length = value.stringValue().length();
        if (value.stringValue().isBlank() || length > characters) {
            throw outOfRange(place, length + " characters, not 1 to " + characters);
        }
    }

    private static InvalidInput wrongType(String place, String wanted, JsonNode value) {
        return new InvalidInput("Field " + place + " has to be " + wanted + ", not " + Json.pythonType(value));
    }

    private static InvalidInput outOfRange(String place, String text) {
        return new InvalidInput("Field " + place + " is out of range: " + text);
    }
}
