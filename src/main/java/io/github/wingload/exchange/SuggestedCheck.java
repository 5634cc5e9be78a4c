package io.github.wingload.exchange;

import io.github.wingload.plan.task.Expectation.Kind;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A check to suggest for answers like one that was received. */
public final class SuggestedCheck {

    /** Members that hold what a model found. */
    private static final Pattern RESULT =
            Pattern.compile("predict|score|probab|label|embedding|choices|result|title", Pattern.CASE_INSENSITIVE);

    /** Names that need no quotes in YAML and no escapes in a pointer. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private SuggestedCheck() {}

    /**
     * The value of {@code expect} in a scenario: that the member which probably holds the result has the type that it has now.
     *
     * @return empty if the body is not a JSON object, or is longer than its kept part
     */
    public static Optional<String> of(Exchange exchange, Request request) {
        return new Answer(exchange, request)
                .json()
                .flatMap(SuggestedCheck::member)
                .map(found -> "{json: {" + found.getKey() + ": {type: " + type(found.getValue()) + "}}}");
    }

    /** The pointer to the member, and its value. The members nearest to the root are looked at first. */
    private static Optional<Map.Entry<String, JsonNode>> member(JsonNode root) {
        Queue<Map.Entry<String, JsonNode>> objects = new ArrayDeque<>();
        objects.add(Map.entry("", root));
        Optional<Map.Entry<String, JsonNode>> first = Optional.empty();
        while (!objects.isEmpty()) {
            Map.Entry<String, JsonNode> object = objects.remove();
            for (Map.Entry<String, JsonNode> member : object.getValue().properties()) {
                if (PLAIN.matcher(member.getKey()).matches()) {
                    Map.Entry<String, JsonNode> found =
                            Map.entry(object.getKey() + "/" + member.getKey(), member.getValue());
                    if (RESULT.matcher(member.getKey()).find()) {
                        return Optional.of(found);
                    }
                    first = first.or(() -> Optional.of(found));
                    objects.add(found);
                }
            }
        }
        return first;
    }

    private static String type(JsonNode value) {
        Kind kind = switch (value.getNodeType()) {
            case BOOLEAN -> Kind.BOOLEAN;
            case STRING -> Kind.STRING;
            case NUMBER -> Kind.NUMBER;
            case ARRAY -> Kind.ARRAY;
            case OBJECT -> Kind.OBJECT;
            default -> Kind.NULL;
        };
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
