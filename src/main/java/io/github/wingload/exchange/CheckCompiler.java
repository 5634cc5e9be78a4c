package io.github.wingload.exchange;

import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.ForAll;
import io.github.wingload.plan.task.Expectation.HeaderAbsent;
import io.github.wingload.plan.task.Expectation.HeaderEquals;
import io.github.wingload.plan.task.Expectation.HeaderMatches;
import io.github.wingload.plan.task.Expectation.JsonBetween;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.JsonType;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.MaxTime;
import io.github.wingload.plan.task.Expectation.Size;
import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Expectation.StreamJson;
import io.github.wingload.plan.task.Match;
import io.github.wingload.plan.task.Template;
import io.github.wingload.text.Figures;
import io.github.wingload.text.LinearPattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Compiles the checks of one expectation.
 */
final class CheckCompiler {

    private final List<Template> echoes;
    private final Match<Check, Condition> conditions = Match.<Check, Condition>over(Check.class)
            .on(JsonEquals.class, this::jsonEquals)
            .on(JsonType.class, CheckCompiler::jsonType)
            .on(JsonBetween.class, CheckCompiler::jsonBetween)
            .on(ForAll.class, this::forAll)
            .on(Contains.class, this::contains)
            .on(Matches.class, CheckCompiler::matches)
            .on(HeaderEquals.class, this::headerEquals)
            .on(HeaderMatches.class, CheckCompiler::headerMatches)
            .on(HeaderAbsent.class, CheckCompiler::headerAbsent)
            .on(Size.class, CheckCompiler::size)
            .on(MaxTime.class, CheckCompiler::maxTime)
            .on(StreamCheck.class, this::stream)
            .on(StreamJson.class, this::streamJson)
            .complete();

    /** @param echoes of the expectation */
    CheckCompiler(List<Template> echoes) {
        this.echoes = echoes;
    }

    /** One condition for several checks; its mismatch is that of the first check that fails. */
    Condition all(List<Check> checks) {
        List<Condition> conditions =
                checks.stream().map(check -> this.conditions.of(check)).toList();
        return (answer, json) -> {
            for (int i = 0; i < conditions.size(); i++) {
                Optional<Mismatch> mismatch = conditions.get(i).mismatch(answer, json);
                if (mismatch.isPresent()) {
                    return mismatch;
                }
            }
            return Optional.empty();
        };
    }

    /** A pointer in a message. */
    static String place(String pointer) {
        return pointer.isEmpty() ? "the whole" : pointer;
    }

    private Condition jsonEquals(JsonEquals check) {
        ExpectedText expected = ExpectedText.of(check.expected(), echoes);
        if (!expected.isEcho()) {
            JsonNode value = AnswerJson.constant(expected.constant());
            return json(
                    check.pointer(),
                    AnswerJson.shortened(value.toString()),
                    found -> AnswerJson.same(value, found) ? "" : AnswerJson.describe(found));
        }
        JsonPointer at = JsonPointer.compile(check.pointer());
        // The sent value differs from call to call, so the mismatch does not quote it.
        return unless(place(check.pointer()) + " as sent", (answer, json) -> {
            JsonNode found = json.at(at);
            Optional<JsonNode> sent = AnswerJson.parse(expected.in(answer.echoes()));
            if (sent.filter(value -> AnswerJson.same(value, found)).isPresent()) {
                return "";
            }
            return found.isMissingNode() || found.isNull() ? AnswerJson.describe(found) : "another value";
        });
    }

    private static Condition jsonType(JsonType check) {
        Predicate<JsonNode> isOfKind = switch (check.kind()) {
            case OBJECT -> JsonNode::isObject;
            case ARRAY -> JsonNode::isArray;
            case STRING -> JsonNode::isString;
            case INTEGER -> AnswerJson::isInteger;
            case NUMBER -> JsonNode::isNumber;
            case BOOLEAN -> JsonNode::isBoolean;
            case NULL -> JsonNode::isNull;
        };
        return json(
                check.pointer(),
                check.kind().name().toLowerCase(Locale.ROOT),
                found -> isOfKind.test(found) ? "" : AnswerJson.describe(found));
    }

    private static Condition jsonBetween(JsonBetween check) {
        String range = "from " + Figures.plain(check.least()) + " to " + Figures.plain(check.most());
        return json(check.pointer(), range, found -> {
            if (!found.isNumber()) {
                return AnswerJson.describe(found);
            }
            // The limits are doubles too, so equal spellings compare as equal.
            double value = found.decimalValue().doubleValue();
            return value < check.least() ? "a lower number" : value > check.most() ? "a higher number" : "";
        });
    }

    private Condition forAll(ForAll check) {
        ItemCount items = new ItemCount(check.pointer(), all(check.each()));
        return (answer, json) -> items.of(answer, json).mismatch();
    }

    private Condition contains(Contains check) {
        ExpectedText text = ExpectedText.of(check.text(), echoes);
        String expected = text.isEcho()
                ? "a body that repeats what was sent"
                : "a body that contains \"" + AnswerJson.shortened(text.constant()) + "\"";
        Optional<TextSearch> constant = text.isEcho() ? Optional.empty() : Optional.of(TextSearch.of(text.constant()));
        return unless(expected, (answer, json) -> {
            TextSearch search = constant.orElseGet(() -> TextSearch.of(text.in(answer.echoes())));
            return search.isIn(answer.text()) ? "" : "a body that does not";
        });
    }

    private Condition stream(StreamCheck check) {
        return new StreamDemands(check, echoes);
    }

    private Condition streamJson(StreamJson check) {
        Condition checks = all(check.checks());
        return (answer, json) -> answer.inEachText(text -> AnswerJson.parse(text)
                        .map(said -> checks.mismatch(answer, said))
                        .orElseGet(() -> Optional.of(answer.notJson(text))))
                .map(wrong -> wrong.in("the text of the stream"));
    }

    private static Condition matches(Matches check) {
        LinearPattern pattern = LinearPattern.of(check.pattern());
        return unless("a body that matches " + pattern, (answer, json) -> {
            String text = answer.text();
            return CheckCost.exceedsLimit((long) text.length() * pattern.stepsPerCharacter())
                    ? "one too long for the pattern"
                    : pattern.isIn(text) ? "" : "a body that does not";
        });
    }

    private Condition headerEquals(HeaderEquals check) {
        String name = check.name();
        ExpectedText text = ExpectedText.of(check.value(), echoes);
        if (!text.isEcho()) {
            String value = text.constant();
            return header(name, "header " + name + ": " + AnswerJson.shortened(value), value::equals);
        }
        return unless("header " + name + " as sent", (answer, json) -> {
            Optional<String> sent = Optional.of(text.in(answer.echoes()));
            return answer.header(name).equals(sent) ? "" : "another value, or none";
        });
    }

    private static Condition headerMatches(HeaderMatches check) {
        LinearPattern pattern = LinearPattern.of(check.pattern());
        return header(check.name(), "header " + check.name() + " that matches " + pattern, pattern::isIn);
    }

    private static Condition headerAbsent(HeaderAbsent check) {
        return unless(
                "no header " + check.name(),
                (answer, json) -> answer.header(check.name())
                        .map(value -> value.isEmpty() ? "an empty one" : AnswerJson.shortened(value))
                        .orElse(""));
    }

    private static Condition size(Size check) {
        return unless("a body of " + range(check.least(), check.most()) + " bytes", (answer, json) -> {
            long bytes = answer.exchange().bytes();
            return bytes < check.least() ? "less" : bytes > check.most() ? "more" : "";
        });
    }

    private static String range(long least, long most) {
        if (most == Long.MAX_VALUE) {
            return "at least " + least;
        }
        if (least == most) {
            return Long.toString(least);
        }
        return least == 0 ? "at most " + most : least + " to " + most;
    }

    private static Condition maxTime(MaxTime check) {
        long mostNs = check.time().toNanos();
        Mismatch tooSlow = new Mismatch(
                "an answer within " + Figures.plain(mostNs / 1e6) + " ms", "it later", FailureClass.TOO_SLOW);
        return (answer, json) ->
                answer.exchange().times().serviceTimeNs() <= mostNs ? Optional.empty() : Optional.of(tooSlow);
    }

    /** @param got what is wrong with the value at the pointer; empty if nothing is */
    private static Condition json(String pointer, String expected, Function<JsonNode, String> got) {
        JsonPointer at = JsonPointer.compile(pointer);
        return unless(place(pointer) + " " + expected, (answer, json) -> got.apply(json.at(at)));
    }

    private static Condition header(String name, String expected, Predicate<String> test) {
        return (answer, json) -> {
            Optional<String> value = answer.header(name);
            return value.filter(test).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Mismatch(
                            expected, value.map(AnswerJson::shortened).orElse("none")));
        };
    }

    /** @param fault what the answer has in place of what is expected; empty if it meets the condition */
    private static Condition unless(String expected, BiFunction<Answer, JsonNode, String> fault) {
        return (answer, json) -> {
            String got = fault.apply(answer, json);
            return got.isEmpty() ? Optional.empty() : Optional.of(new Mismatch(expected, got));
        };
    }
}
