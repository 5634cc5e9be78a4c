package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.AnswerTemplate;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One model server of LiftWing: its input and its answers, without its service time. Pure.
 *
 * @param path of its predictions
 * @param medianMs the median service time, recorded with two users
 * @param rules of the input
 * @param answer to an input; null as JSON if the model only takes batches
 * @param extended further members of the answer if {@code extended_output} is set
 * @param missingField the answer to an input without a required field
 * @param invalid the answer to any other invalid input
 * @param missingRevision the answer to an input with a revision that does not exist
 * @param withoutEgress the answer if the model server does not reach MediaWiki; empty for a model that does not ask it
 */
record LiftWingModel(
        String name,
        String path,
        double medianMs,
        InputRules rules,
        AnswerTemplate answer,
        Optional<AnswerTemplate> extended,
        Optional<ModelBatch> batch,
        Refusal missingField,
        Refusal invalid,
        Refusal missingRevision,
        Optional<Refusal> withoutEgress) {

    private static final String PROBLEM = "{problem}";

    /** All models, from the table {@code liftwing.json} beside this class. */
    static List<LiftWingModel> all() {
        return Json.table(LiftWingModel.class, "liftwing.json")
                .valueStream()
                .flatMap(row -> row.path("names").valueStream().map(name -> of(name.stringValue(), row)))
                .toList();
    }

    private static LiftWingModel of(String name, JsonNode row) {
        return new LiftWingModel(
                name,
                row.path("path").asString("/v1/models/" + name + ":predict"),
                row.path("median_ms").doubleValue(),
                InputRules.of(row),
                new AnswerTemplate(row.path("answer")),
                row.has("extended") ? Optional.of(new AnswerTemplate(row.path("extended"))) : Optional.empty(),
                row.has("batch") ? Optional.of(ModelBatch.of(row.path("batch"))) : Optional.empty(),
                Refusal.of(
                        row.path("missing_field"),
                        row.path("invalid").path("text").asString(PROBLEM)),
                Refusal.of(row.path("invalid"), PROBLEM),
                Refusal.of(row.path("missing_revision"), "Could not make prediction for revision {rev_id}."),
                row.has("without_egress")
                        ? Optional.of(new Refusal(
                                500, "error", row.path("without_egress").stringValue()))
                        : Optional.empty());
    }

    /** @param egress whether the model server reaches MediaWiki */
    ModelReply reply(JsonNode input, boolean egress) {
        boolean single = answer.json().isObject();
        return batch.isPresent() && (!single || input.has(ModelBatch.ITEMS))
                ? many(input, batch.get(), egress)
                : one(new ModelValues(name, input), egress);
    }

    private ModelReply one(ModelValues values, boolean egress) {
        Optional<InputRules.Problem> problem = rules.problem(values.input());
        if (problem.isPresent()) {
            return refused(values, problem.get());
        }
        if (!egress && withoutEgress.isPresent()) {
            return ModelReply.withoutEgress(withoutEgress.get().answer(values));
        }
        if (values.ofMissingRevision()) {
            return ModelReply.atOnce(missingRevision.answer(values));
        }
        ObjectNode filled = (ObjectNode) answer.fill(values);
        if (values.input().path("extended_output").asBoolean(false)) {
            extended.ifPresent(more -> filled.setAll((ObjectNode) more.fill(values)));
        }
        return predicted(filled);
    }

    private ModelReply many(JsonNode input, ModelBatch batch, boolean egress) {
        ModelValues values = new ModelValues(name, input);
        JsonNode items = input.path(ModelBatch.ITEMS);
        Optional<InputRules.Problem> problem = batch.problem(items);
        if (problem.isPresent()) {
            return refused(values, problem.get());
        }
        if (!egress && withoutEgress.isPresent()) {
            return ModelReply.withoutEgress(withoutEgress.get().answer(new ModelValues(name, items.get(0))));
        }
        ObjectNode answers = Json.newObject();
        ArrayNode predictions = answers.putArray("predictions");
        ArrayNode errors = Json.newArray();
        for (JsonNode item : items) {
            ModelValues ofItem = new ModelValues(name, item);
            if (!ofItem.ofMissingRevision()) {
                predictions.add(batch.prediction(name, item));
            } else if (batch.partial()) {
                errors.add(AnswerTemplate.fill(missingRevision.text(), ofItem));
            } else {
                return ModelReply.atOnce(missingRevision.answer(ofItem));
            }
        }
        if (predictions.isEmpty()) {
            return ModelReply.atOnce(missingRevision.answer(new ModelValues(name, items.get(0))));
        }
        if (!errors.isEmpty()) {
            answers.set("errors", errors);
        }
        return predicted(answers);
    }

    private ModelReply refused(ModelValues values, InputRules.Problem problem) {
        Refusal refusal = problem.missing() ? missingField : invalid;
        return ModelReply.atOnce(refusal.answer(values.with(problem)));
    }

    private static ModelReply predicted(JsonNode answer) {
        return ModelReply.predicted(HttpAnswer.json(200, Json.bytes(answer)));
    }

    /**
     * How a model refuses an input.
     *
     * @param envelope {@code error} or {@code detail}: the member that the text is in
     * @param text with placeholders
     */
    record Refusal(int status, String envelope, String text) {

        /** @param row of the table; missing members have the defaults of most models */
        static Refusal of(JsonNode row, String text) {
            return new Refusal(
                    row.path("status").asInt(400),
                    row.path("envelope").asString("error"),
                    row.path("text").asString(text));
        }

        HttpAnswer answer(Function<String, JsonNode> values) {
            return Json.object(status, envelope, AnswerTemplate.fill(text, values));
        }
    }
}
