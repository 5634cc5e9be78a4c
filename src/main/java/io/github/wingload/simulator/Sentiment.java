package io.github.wingload.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a text is friendly: one text, one text by either of two variants of the model, or many. */
final class Sentiment {

    private static final int LONGEST_TEXT = 5000;
    private static final int MOST_TEXTS = 100;

    private Sentiment() {}

    static ObjectNode single(JsonNode input) throws InvalidInputException {
        return sentiment(input.path("text"), "text");
    }

    /** Which variant answers goes by the text, as it would go by the user. */
    static ObjectNode variant(JsonNode input) throws InvalidInputException {
        ObjectNode answer = single(input);
        answer.put("variant", input.toString().hashCode() % 2 == 0 ? "A" : "B");
        return answer;
    }

    static ObjectNode batch(JsonNode input) throws InvalidInputException {
        JsonNode texts = input.path("texts");
        if (!texts.isArray()) {
            throw texts.isMissingNode() ? missing("texts") : wrongType("texts", "a list", texts);
        }
        if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
            throw new InvalidInputException(
                    "Field texts is out of range: " + texts.size() + " items, not 1 to " + MOST_TEXTS);
        }
        ObjectNode answer = Json.newObject();
        ArrayNode predictions = answer.putArray("predictions");
        for (int i = 0; i < texts.size(); i++) {
            predictions.add(sentiment(texts.get(i), "texts[" + i + "]"));
        }
        answer.put("count", predictions.size());
        return answer;
    }

    private static ObjectNode sentiment(JsonNode text, String field) throws InvalidInputException {
        if (!text.isString()) {
            throw text.isMissingNode() ? missing(field) : wrongType(field, "a string", text);
        }
        int length = text.stringValue().length();
        if (text.stringValue().isBlank() || length > LONGEST_TEXT) {
            throw new InvalidInputException(
                    "Field " + field + " is out of range: " + length + " characters, not 1 to " + LONGEST_TEXT);
        }
        double positive = Probability.of(text);
        ObjectNode answer = Json.newObject();
        answer.put("sentiment", positive > 0.5 ? "positive" : "negative");
        answer.put("confidence", Math.max(positive, 1 - positive));
        return answer;
    }

    private static InvalidInputException missing(String field) {
        return new InvalidInputException("Missing required field: " + field);
    }

    private static InvalidInputException wrongType(String field, String wanted, JsonNode value) {
        return new InvalidInputException(
                "Field " + field + " has to be " + wanted + ", not " + PythonText.typeOf(value));
    }
}
