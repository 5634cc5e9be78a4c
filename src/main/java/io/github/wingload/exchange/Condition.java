package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation.Check;
import io.github.wingload.plan.Expectation.Contains;
import io.github.wingload.plan.Expectation.ForAll;
import io.github.wingload.plan.Expectation.JsonBetween;
import io.github.wingload.plan.Expectation.JsonEquals;
import io.github.wingload.plan.Expectation.JsonType;
import io.github.wingload.plan.Expectation.Matches;
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

    /** True for a check that needs the body. */
    static boolean readsBody(Check check) {
        return check instanceof Contains || check instanceof Matches || readsJson(check);
    }

    /** True for a check that needs the body to be JSON. */
    static boolean readsJson(Check check) {
        return check instanceof JsonEquals
                || check instanceof JsonType
                || check instanceof JsonBetween
                || check instanceof ForAll;
    }
}
