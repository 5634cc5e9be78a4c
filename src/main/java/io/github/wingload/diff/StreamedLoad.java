package io.github.wingload.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a test asked of a model whose answers are streams. Two tests that asked for different things cannot be compared by their times and rates.
 *
 * @param model that answered; empty if it is not known
 * @param users that each wait for an answer; empty for a rate
 * @param promptTokens of a request on average, by the server or the tool; empty without a count
 * @param answerTokens of an answer on average; empty if the server sends no usage
 */
public record StreamedLoad(
        Optional<String> model, OptionalLong users, OptionalDouble promptTokens, OptionalDouble answerTokens) {

    /** Prompts are alike up to this part. */
    private static final double PROMPTS = 0.02;

    /** Answers are alike up to this part. */
    private static final double ANSWERS = 0.05;

    /** Why tests that asked for this and for another are not comparable, in sentences; empty if they are. */
    List<String> unlike(String name, StreamedLoad other, String otherName) {
        List<String> reasons = new ArrayList<>();
        if (model.isPresent() && other.model.isPresent() && !model.equals(other.model)) {
            reasons.add(name + " and " + otherName + " tested different models: " + model.get() + " and "
                    + other.model.get());
        }
        if (users.isPresent() && other.users.isPresent() && !users.equals(other.users)) {
            reasons.add(name + " had " + users.getAsLong() + " users and " + otherName + " " + other.users.getAsLong());
        }
        apart("prompts", promptTokens, other.promptTokens, PROMPTS, name, otherName)
                .ifPresent(reasons::add);
        apart("answers", answerTokens, other.answerTokens, ANSWERS, name, otherName)
                .ifPresent(reasons::add);
        if (answerTokens.isPresent() != other.answerTokens.isPresent()) {
            reasons.add("only " + (answerTokens.isPresent() ? name : otherName)
                    + " counts the tokens of answers: the server of the other sends no usage");
        }
        return reasons;
    }

    private static Optional<String> apart(
            String what, OptionalDouble one, OptionalDouble other, double alike, String name, String otherName) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        double larger = Math.max(one.getAsDouble(), other.getAsDouble());
        double smaller = Math.min(one.getAsDouble(), other.getAsDouble());
        return larger <= smaller * (1 + alike)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the %s of %s have %.1f tokens and those of %s %.1f on average",
                        what,
                        name,
                        one.getAsDouble(),
                        otherName,
                        other.getAsDouble()));
    }
}
