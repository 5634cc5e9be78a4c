package io.github.wingload.simulator.mlapi;

import io.github.wingload.simulator.http.AnswerTemplate;
import io.github.wingload.simulator.http.Json;
import io.github.wingload.simulator.queue.Lognormal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prediction path of an ML API: its input, its answers and its service time. Pure.
 *
 * @param path of the POST request
 * @param workNs the time that a thread works on a request that is not cached
 * @param about the field to predict for, with one prediction for each item of a list; empty for the whole input
 */
public record ApiRoute(String path, Lognormal workNs, List<ApiField> fields, String about, AnswerTemplate answer) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The routes of a service, from the table {@code mlapi.json} beside this class. */
    public static List<ApiRoute> of(String service) {
        return Json.table(ApiRoute.class, "mlapi.json")
                .path(service)
                .valueStream()
                .map(ApiRoute::of)
                .toList();
    }

    private static ApiRoute of(JsonNode row) {
        double medianNs = row.path("median_ms").doubleValue() * 1e6;
        return new ApiRoute(
                row.path("path").stringValue(),
                Lognormal.ofMedian(medianNs, row.path("variation").doubleValue()),
                row.path("fields")
                        .propertyStream()
                        .map(field -> ApiField.of(field.getKey(), field.getValue()))
                        .toList(),
                row.path("about").asString(""),
                new AnswerTemplate(row.path("answer")));
    }

    /**
     * The answer to an input.
     *
     * @param input a JSON object
     */
    ObjectNode predict(JsonNode input) throws InvalidInput {
        for (ApiField field : fields) {
            field.check(input.path(field.name()));
        }
        JsonNode subject = about.isEmpty() ? input : input.path(about);
        if (!subject.isArray()) {
            return prediction(subject, input);
        }
        ObjectNode answers = Json.newObject();
        ArrayNode predictions = answers.putArray("predictions");
        subject.forEach(item -> predictions.add(prediction(item, input)));
        answers.put("count", predictions.size());
        return answers;
    }

    private ObjectNode prediction(JsonNode subject, JsonNode input) {
        double probability = AnswerTemplate.probability(subject);
        boolean likely = probability > 0.5;
        return (ObjectNode) answer.fill(placeholder -> switch (placeholder) {
            case "p" -> JSON.numberNode(probability);
            case "label" -> JSON.numberNode(likely ? 1 : 0);
            case "sentiment" -> JSON.stringNode(likely ? "positive" : "negative");
            case "confidence" -> JSON.numberNode(Math.max(probability, 1 - probability));
            // The variant depends on the input, as it would depend on the user.
            case "variant" -> JSON.stringNode(input.toString().hashCode() % 2 == 0 ? "A" : "B");
            default -> throw new IllegalStateException("mlapi.json: unknown placeholder " + placeholder);
        });
    }
}
