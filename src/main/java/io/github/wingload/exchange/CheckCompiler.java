package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Expectation.Check;
import io.github.wingload.plan.Expectation.Contains;
import io.github.wingload.plan.Expectation.ForAll;
import io.github.wingload.plan.Expectation.HeaderEquals;
import io.github.wingload.plan.Expectation.HeaderMatches;
import io.github.wingload.plan.Expectation.JsonBetween;
import io.github.wingload.plan.Expectation.JsonEquals;
import io.github.wingload.plan.Expectation.JsonType;
import io.github.wingload.plan.Expectation.Kind;
import io.github.wingload.plan.Expectation.Matches;
import io.github.wingload.plan.Expectation.MaxTime;
import io.github.wingload.plan.Expectation.Size;
import io.github.wingload.plan.Template;
import io.github.wingload.text.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Compiles the checks of one expectation.
 *
 * <p>Mismatches are made once where that is possible, so an answer that fails often costs no text.
 */
final class CheckCompiler implements Expectation.Cases<Condition> {

    private final List<Template> echoes;

    /** @param echoes of the expectation */
    CheckCompiler(List<Template> echoes) {
        this.echoes = echoes;
    }

    /** One condition for several checks; its mismatch is that of the first check that fails. */
    Condition all(List<Check> checks) {
        List<Condition> conditions =
                checks.stream().map(check -> check.match(this)).toList();
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

    @Override
    public Condition jsonEquals(JsonEquals check) {
        ExpectedText expected = ExpectedText.of(check.expected(), echoes);
        if (expected.isEcho()) {
            return jsonEcho(check.pointer(), expected);
        }
        JsonNode value = Json.parse(expected.constant())
                .orElseThrow(() -> new IllegalArgumentException("not JSON: " + expected.constant()));
        return json(check.pointer(), Json.shortened(value.toString()), found -> Json.same(value, found));
    }

    /** The sent value differs from call to call, so the mismatch does not quote it. */
    private static Condition jsonEcho(String pointer, ExpectedText expected) {
        JsonPointer at = JsonPointer.compile(pointer);
        String words = place(pointer) + " as sent";
        return (answer, json) -> {
            JsonNode found = json.at(at);
            return Json.parse(expected.in(answer.echoes()))
                            .filter(sent -> Json.same(sent, found))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(new Mismatch(
                            words, found.isMissingNode() || found.isNull() ? Json.describe(found) : "another value"));
        };
    }

    @Override
    public Condition jsonType(JsonType check) {
        return json(check.pointer(), check.kind().name().toLowerCase(Locale.ROOT), ofKind(check.kind()));
    }

    private static Predicate<JsonNode> ofKind(Kind kind) {
        return switch (kind) {
            case OBJECT -> JsonNode::isObject;
            case ARRAY -> JsonNode::isArray;
            case STRING -> JsonNode::isString;
            case INTEGER -> Json::isInteger;
            case NUMBER -> JsonNode::isNumber;
            case BOOLEAN -> JsonNode::isBoolean;
            case NULL -> JsonNode::isNull;
        };
    }

    @Override
    public Condition jsonBetween(JsonBetween check) {
        JsonPointer at = JsonPointer.compile(check.pointer());
        String range = "from " + Figures.plain(check.least()) + " to " + Figures.plain(check.most());
        Condition number = json(check.pointer(), range, JsonNode::isNumber);
        String words = place(check.pointer()) + " " + range;
        Optional<Mismatch> lower = Optional.of(new Mismatch(words, "a lower number"));
        Optional<Mismatch> higher = Optional.of(new Mismatch(words, "a higher number"));
        return (answer, json) -> {
            JsonNode found = json.at(at);
            if (!found.isNumber()) {
                return number.mismatch(answer, json);
            }
            // The limits are doubles too, so equal spellings compare as equal.
            double value = found.decimalValue().doubleValue();
            if (value < check.least()) {
                return lower;
            }
            return value > check.most() ? higher : Optional.empty();
        };
    }

    @Override
    public Condition forAll(ForAll check) {
        ItemCount items = new ItemCount(check.pointer(), all(check.each()));
        return (answer, json) -> items.of(answer, json).mismatch();
    }

    @Override
    public Condition contains(Contains check) {
        ExpectedText text = ExpectedText.of(check.text(), echoes);
        String expected = text.isEcho()
                ? "a body that repeats what was sent"
                : "a body that contains \"" + Json.shortened(text.constant()) + "\"";
        return holds(
                answer -> answer.text().contains(text.in(answer.echoes())),
                new Mismatch(expected, "a body that does not"));
    }

    @Override
    public Condition matches(Matches check) {
        Pattern pattern = Pattern.compile(check.pattern());
        String expected = "a body that matches " + pattern;
        Optional<Mismatch> other = Optional.of(new Mismatch(expected, "a body that does not"));
        Optional<Mismatch> tooLong = Optional.of(new Mismatch(expected, "one too long for the pattern"));
        return (answer, json) -> {
            try {
                return pattern.matcher(answer.text()).find() ? Optional.empty() : other;
            } catch (StackOverflowError recursion) {
                // Java's matcher calls itself for each repetition of a group.
                return tooLong;
            }
        };
    }

    @Override
    public Condition headerEquals(HeaderEquals check) {
        String name = check.name();
        ExpectedText text = ExpectedText.of(check.value(), echoes);
        if (!text.isEcho()) {
            String value = text.constant();
            return header(name, "header " + name + ": " + Json.shortened(value), value::equals);
        }
        return holds(
                answer -> answer.header(name)
                        .filter(text.in(answer.echoes())::equals)
                        .isPresent(),
                new Mismatch("header " + name + " as sent", "another value, or none"));
    }

    @Override
    public Condition headerMatches(HeaderMatches check) {
        Pattern pattern = Pattern.compile(check.pattern());
        return header(
                check.name(),
                "header " + check.name() + " that matches " + pattern,
                value -> pattern.matcher(value).find());
    }

    @Override
    public Condition size(Size check) {
        String expected = "a body of " + range(check.least(), check.most()) + " bytes";
        Optional<Mismatch> less = Optional.of(new Mismatch(expected, "less"));
        Optional<Mismatch> more = Optional.of(new Mismatch(expected, "more"));
        return (answer, json) -> {
            long bytes = answer.exchange().bytes();
            if (bytes < check.least()) {
                return less;
            }
            return bytes > check.most() ? more : Optional.empty();
        };
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

    @Override
    public Condition maxTime(MaxTime check) {
        long mostNs = check.time().toNanos();
        return holds(
                answer -> answer.exchange().times().serviceTimeNs() <= mostNs,
                new Mismatch("an answer within " + Figures.plain(mostNs / 1e6) + " ms", "it later"));
    }

    /** @param expected what the value at the pointer must be */
    private static Condition json(String pointer, String expected, Predicate<JsonNode> test) {
        JsonPointer at = JsonPointer.compile(pointer);
        String words = place(pointer) + " " + expected;
        return (answer, json) -> {
            JsonNode found = json.at(at);
            return test.test(found) ? Optional.empty() : Optional.of(new Mismatch(words, Json.describe(found)));
        };
    }

    private static Condition header(String name, String expected, Predicate<String> test) {
        Optional<Mismatch> absent = Optional.of(new Mismatch(expected, "none"));
        return (answer, json) -> {
            Optional<String> value = answer.header(name);
            if (value.isEmpty()) {
                return absent;
            }
            return value.filter(test).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Mismatch(expected, Json.shortened(value.get())));
        };
    }

    private static Condition holds(Predicate<Answer> test, Mismatch otherwise) {
        Optional<Mismatch> mismatch = Optional.of(otherwise);
        return (answer, json) -> test.test(answer) ? Optional.empty() : mismatch;
    }
}
