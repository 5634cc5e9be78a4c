package io.github.wingload.exchange;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A check of an answer, compiled once by {@link CheckCompiler}. Thread-safe. */
@FunctionalInterface
interface Condition {

    /**
     * Returns the first mismatch; empty if the check holds.
     *
     * @param json the JSON value at which pointers start: the body or one of its items; a missing node if no check reads JSON
     */
    Optional<Mismatch> mismatch(Answer answer, JsonNode json);
}
