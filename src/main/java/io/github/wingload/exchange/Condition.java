package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation.Check;
import io.github.wingload.plan.Expectation.Contains;
import io.github.wingload.plan.Expectation.HeaderEquals;
import io.github.wingload.plan.Expectation.HeaderMatches;
import io.github.wingload.plan.Expectation.Matches;
import io.github.wingload.plan.Expectation.MaxTime;
import io.github.wingload.plan.Expectation.Size;
import io.github.wingload.plan.Template;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A check of an answer, compiled once. Thread-safe. */
@FunctionalInterface
interface Condition {

    /** What is wrong; empty if the check holds. */
    Optional<Mismatch> mismatch(Answer answer);

    /** True for a check that reads the body. */
    static boolean readsBody(Check check) {
        return check instanceof Contains || check instanceof Matches || JsonCondition.reads(check);
    }

    /** @param echoes of the expectation that the check is part of */
    static Condition of(Check check, List<Template> echoes) {
        if (check instanceof Contains contains) {
            return contains(ExpectedText.of(contains.text(), echoes));
        }
        if (check instanceof Matches matches) {
            return matches(matches.pattern());
        }
        if (check instanceof HeaderEquals equals) {
            return headerEquals(equals.name(), ExpectedText.of(equals.value(), echoes));
        }
        if (check instanceof HeaderMatches matches) {
            return header(
                    matches.name(),
                    "header " + matches.name() + " that matches " + matches.pattern(),
                    value -> matches.pattern().matcher(value).find());
        }
        if (check instanceof Size size) {
            return size(size);
        }
        if (check instanceof MaxTime max) {
            return maxTime(max.time());
        }
        JsonCondition json = JsonCondition.of(check, echoes);
        return answer -> json.mismatch(answer.json().orElseThrow(), answer.echoes());
    }

    private static Condition contains(ExpectedText text) {
        Mismatch without = new Mismatch(
                text.isEcho()
                        ? "a body that repeats what was sent"
                        : "a body that contains \"" + Json.shortened(text.constant()) + "\"",
                "a body that does not");
        return holds(answer -> answer.text().contains(text.in(answer.echoes())), without);
    }

    private static Condition matches(Pattern pattern) {
        String expected = "a body that matches " + pattern;
        Optional<Mismatch> other = Optional.of(new Mismatch(expected, "a body that does not"));
        Optional<Mismatch> tooLong = Optional.of(new Mismatch(expected, "one too long for the pattern"));
        return answer -> {
            try {
                return pattern.matcher(answer.text()).find() ? Optional.empty() : other;
            } catch (StackOverflowError recursion) {
                // Java's matcher calls itself for each repetition of a group.
                return tooLong;
            }
        };
    }

    private static Condition headerEquals(String name, ExpectedText text) {
        if (text.isEcho()) {
            Mismatch other = new Mismatch("header " + name + " as sent", "another value, or none");
            return holds(
                    answer -> answer.exchange()
                            .headers()
                            .first(name)
                            .filter(text.in(answer.echoes())::equals)
                            .isPresent(),
                    other);
        }
        return header(name, "header " + name + ": " + Json.shortened(text.constant()), text.constant()::equals);
    }

    private static Condition header(String name, String expected, Predicate<String> test) {
        Mismatch absent = new Mismatch(expected, "none");
        return answer -> {
            Optional<String> value = answer.exchange().headers().first(name);
            if (value.isEmpty()) {
                return Optional.of(absent);
            }
            return test.test(value.get())
                    ? Optional.empty()
                    : Optional.of(new Mismatch(expected, Json.shortened(value.get())));
        };
    }

    private static Condition size(Size size) {
        String expected = "a body of "
                + (size.least() == size.most() ? "" + size.least() : size.least() + " to " + size.most()) + " bytes";
        Mismatch less = new Mismatch(expected, "less");
        Mismatch more = new Mismatch(expected, "more");
        return answer -> {
            long bytes = answer.exchange().bytes();
            if (bytes < size.least()) {
                return Optional.of(less);
            }
            return bytes > size.most() ? Optional.of(more) : Optional.empty();
        };
    }

    private static Condition maxTime(Duration time) {
        long mostNs = time.toNanos();
        Mismatch late = new Mismatch("an answer within " + milliseconds(time) + " ms", "it later");
        return holds(answer -> answer.exchange().times().serviceTimeNs() <= mostNs, late);
    }

    private static String milliseconds(Duration time) {
        double ms = time.toNanos() / 1e6;
        return ms == Math.rint(ms) ? Long.toString((long) ms) : Double.toString(ms);
    }

    private static Condition holds(Predicate<Answer> test, Mismatch otherwise) {
        Optional<Mismatch> mismatch = Optional.of(otherwise);
        return answer -> test.test(answer) ? Optional.empty() : mismatch;
    }
}
