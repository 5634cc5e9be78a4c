package io.github.wingload.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A model without the time that it takes: checks its input and predicts, the same from the same input. Pure. */
@FunctionalInterface
interface Predictor {

    /** @param input a JSON object */
    ObjectNode predict(JsonNode input) throws InvalidInputException;
}
