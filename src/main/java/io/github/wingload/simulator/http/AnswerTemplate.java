package io.github.wingload.simulator.http;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON with placeholders in braces. A text that consists of one placeholder becomes the value with its type; in a longer text,
 * or in the name of a member, a placeholder becomes the value's text. A missing value is null.
 *
 * <p>{@code {"each": "input", "of": …}} becomes a list, with {@code {item}} and {@code {index}} in it, for every item of the value
 * of that name, or for the value itself if it is not a list.
 */
public record AnswerTemplate(JsonNode json) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    /** @param values by the names of placeholders; returns a missing node for an unknown name */
    public JsonNode fill(Function<String, JsonNode> values) {
        return fill(json, values);
    }

    public static String fill(String text, Function<String, JsonNode> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Json.pythonText(values.apply(found.group(1)))));
    }

    /** A probability between 0 and 1, exclusive, that is always the same for the same value. */
    public static double probability(JsonNode value) {
        return 0.01 + 0.98 * new SplittableRandom(value.toString().hashCode()).nextDouble();
    }

    private static JsonNode fill(JsonNode node, Function<String, JsonNode> values) {
        if (node.has("each")) {
            return forEach(values.apply(node.get("each").stringValue()), node.get("of"), values);
        }
        if (node.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            node.forEachEntry((name, value) -> filled.set(fill(name, values), fill(value, values)));
            return filled;
        }
        if (node.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            node.forEach(value -> filled.add(fill(value, values)));
            return filled;
        }
        return node.isString() ? fillText(node, values) : node;
    }

    private static ArrayNode forEach(JsonNode list, JsonNode template, Function<String, JsonNode> values) {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> items = list.isArray() ? list.valueStream().toList() : List.of(list);
        for (JsonNode item : items) {
            JsonNode index = JsonNodeFactory.instance.numberNode(filled.size());
            filled.add(fill(template, name -> switch (name) {
                case "item" -> item;
                case "index" -> index;
                default -> values.apply(name);
            }));
        }
        return filled;
    }

    private static JsonNode fillText(JsonNode text, Function<String, JsonNode> values) {
        Matcher whole = PLACEHOLDER.matcher(text.stringValue());
        if (!whole.matches()) {
            return JsonNodeFactory.instance.stringNode(fill(text.stringValue(), values));
        }
        JsonNode value = values.apply(whole.group(1));
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }
}
