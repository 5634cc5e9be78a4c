package io.github.wingload.simulator;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether somebody has a heart disease, from whole numbers in ranges. Three fields are needed; the others of the data set that
 * such models are trained on may be there, and are checked then.
 */
final class HeartDisease {

    private static final List<Field> FIELDS = List.of(
            new Field("sex", true, 0, 1),
            new Field("cp", true, 0, 3),
            new Field("restecg", true, 0, 1),
            new Field("age", false, 0, 120),
            new Field("trestbps", false, 0, 300),
            new Field("chol", false, 0, 1000),
            new Field("fbs", false, 0, 1),
            new Field("thalach", false, 0, 300),
            new Field("exang", false, 0, 1),
            new Field("slope", false, 0, 2),
            new Field("ca", false, 0, 4),
            new Field("thal", false, 0, 3));

    private HeartDisease() {}

    static ObjectNode diagnosis(JsonNode input) throws InvalidInputException {
        for (Field field : FIELDS) {
            field.check(input.path(field.name));
        }
        double probability = Probability.of(input);
        ObjectNode answer = Json.newObject();
        answer.put("diagnosis", probability > 0.5 ? 1 : 0);
        answer.put("probability", probability);
        return answer;
    }

    /** A whole number from {@code min} to {@code max}. */
    private record Field(String name, boolean required, int min, int max) {

        void check(JsonNode value) throws InvalidInputException {
            if (value.isMissingNode()) {
                if (required) {
                    throw new InvalidInputException("Missing required field: " + name);
                }
            } else if (!value.isIntegralNumber()) {
                throw new InvalidInputException(
                        "Field " + name + " has to be an integer, not " + PythonText.typeOf(value));
            } else if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
                throw new InvalidInputException(
                        "Field " + name + " is out of range: " + value + " is not from " + min + " to " + max);
            }
        }
    }
}
