package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.AnswerTemplate;
import java.math.BigInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the placeholders of a model's answer stand for: fields of the input; {@code name}, and its parts {@code wiki} and
 * {@code scorer}, of the model; and a probability made from the input, {@code p}, its complement {@code q}, and whether it is
 * {@code likely}.
 *
 * @param name of the model, such as {@code enwiki-damaging}
 */
record ModelValues(String name, JsonNode input) implements Function<String, JsonNode> {

    private static final BigInteger LAST_REVISION = BigInteger.valueOf(RevertRisk.LAST_REVISION);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public JsonNode apply(String placeholder) {
        int dash = name.indexOf('-');
        return switch (placeholder) {
            case "name" -> JSON.stringNode(name);
            case "wiki" -> JSON.stringNode(name.substring(0, Math.max(dash, 0)));
            case "scorer" -> JSON.stringNode(name.substring(dash + 1));
            case "p" -> JSON.numberNode(AnswerTemplate.probability(input));
            case "q" -> JSON.numberNode(1 - AnswerTemplate.probability(input));
            case "likely" -> JSON.booleanNode(AnswerTemplate.probability(input) > 0.5);
            default -> input.path(placeholder);
        };
    }

    /** These values and {@code problem}, the text of a problem. */
    Function<String, JsonNode> with(InputRules.Problem problem) {
        return placeholder -> placeholder.equals("problem") ? JSON.stringNode(problem.text()) : apply(placeholder);
    }

    /** True if the input names a revision that does not exist. */
    boolean ofMissingRevision() {
        JsonNode revision = input.path("rev_id");
        return revision.isIntegralNumber() && revision.bigIntegerValue().compareTo(LAST_REVISION) > 0;
    }
}
