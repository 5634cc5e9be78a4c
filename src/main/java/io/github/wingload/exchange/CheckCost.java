package io.github.wingload.exchange;

import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.ForAll;
import io.github.wingload.plan.task.Expectation.HeaderMatches;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Expectation.StreamJson;
import io.github.wingload.plan.task.Task;
import io.github.wingload.text.LinearPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much work the checks of a task's answers are at most, in steps of some ten nanoseconds: one for each byte and check, and
 * one for each instruction of a regular expression. An estimate without a clock, so that the same answer is always treated
 * alike. Immutable, thread-safe.
 *
 * @param perBodyByte steps for each byte of the body; 0 if no check reads it
 * @param perHeaderCharacter steps for each character of a header, by its name
 */
record CheckCost(long perBodyByte, Map<String, Integer> perHeaderCharacter) {

    /** About a millisecond: more would hold up other calls of the same thread. */
    private static final long QUICK_STEPS = 100_000;

    /** About two seconds. A search that may take more is not made. */
    private static final long MOST_STEPS = 200_000_000;

    static CheckCost of(Task task) {
        Expectation expect = task.expect();
        Map<String, Integer> headers = new LinkedHashMap<>();
        for (Check check : expect.checks()) {
            if (check instanceof HeaderMatches header) {
                headers.merge(header.name(), steps(header.pattern()), Integer::sum);
            }
        }
        if (task.cache().orElse(null) instanceof CacheRule.HeaderMatches header) {
            headers.merge(header.header(), steps(header.pattern()), Integer::sum);
        }
        long body = 1
                + task.extractions().size()
                + steps(expect.checks())
                + expect.items().map(items -> steps(items.each())).orElse(0L);
        return new CheckCost(task.readsBody() ? body : 0, Map.copyOf(headers));
    }

    private static long steps(List<Check> checks) {
        return checks.stream().mapToLong(CheckCost::steps).sum();
    }

    private static long steps(Check check) {
        if (check instanceof Matches matches) {
            return steps(matches.pattern());
        }
        if (check instanceof StreamCheck stream) {
            return 1L + stream.matches().map(CheckCost::steps).orElse(0);
        }
        if (check instanceof StreamJson stream) {
            return 1 + steps(stream.checks());
        }
        return check instanceof ForAll all ? 1 + steps(all.each()) : 1;
    }

    private static int steps(String pattern) {
        return LinearPattern.of(pattern).stepsPerCharacter();
    }

    /** True if the checks of this exchange should not be made on a thread that others wait for. */
    boolean isHigh(Exchange exchange) {
        long steps = perBodyByte == 0 ? 0 : perBodyByte * bodyBytes(exchange);
        for (Map.Entry<String, Integer> header : perHeaderCharacter.entrySet()) {
            int length = exchange.headers()
                    .first(header.getKey())
                    .map(String::length)
                    .orElse(0);
            steps += (long) length * header.getValue();
        }
        return steps > QUICK_STEPS;
    }

    /** The most bytes that are checked; a coded body may expand. */
    private static long bodyBytes(Exchange exchange) {
        int kept = exchange.bodyStart().length;
        return kept == 0 || ContentCoding.of(exchange.headers()).isEmpty()
                ? kept
                : Math.min((long) kept * ContentCoding.MOST_EXPANSION, Request.MOST_KEPT_BYTES);
    }

    /** True if a search would take too many steps to be made. */
    static boolean exceedsLimit(long steps) {
        return steps > MOST_STEPS;
    }
}
