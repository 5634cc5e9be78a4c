package io.github.wingload.simulator;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A field of a model's input.
 *
 * @param longest characters of a text; 0 for any number
 */
record ModelField(String name, FieldKind kind, boolean required, int longest) {

    /**
     * As the table of models has it.
     *
     * @param key the name, with a question mark behind it where the field may be missing
     * @param kind in lower case, with the longest length of a text behind it where there is one: {@code text 2000}
     */
    static ModelField of(String key, String kind) {
        String[] words = kind.split(" ");
        return new ModelField(
                key.replace("?", ""),
                FieldKind.valueOf(words[0].toUpperCase(Locale.ROOT)),
                !key.endsWith("?"),
                words.length > 1 ? Integer.parseInt(words[1]) : 0);
    }

    Optional<InputProblem> problem(JsonNode input) {
        JsonNode value = input.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return required ? Optional.of(InputProblem.missing(name)) : Optional.empty();
        }
        if (!kind.allows(value)) {
            return Optional.of(new InputProblem(
                    false, "Expected \"" + name + "\" to be " + kind.noun() + ", got: " + PythonText.of(value)));
        }
        int length = value.isString() ? value.stringValue().length() : 0;
        return longest > 0 && length > longest
                ? Optional.of(new InputProblem(
                        false, "\"" + name + "\" has " + length + " characters, at most " + longest + " are allowed."))
                : Optional.empty();
    }
}
