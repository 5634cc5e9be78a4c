package io.github.wingload.vllmbench;

import io.github.wingload.audit.Quantity;
import io.github.wingload.audit.Stated;
import io.github.wingload.audit.StatedResult;
import io.github.wingload.audit.StatedTimes;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A result of vllm-bench: one load against one model. Rates are per second of the whole test, times in milliseconds.
 *
 * @param date the end of the test, as it is written; empty if it is not
 * @param model that answered
 * @param prompts requests that were to be sent
 * @param completed those with an answer
 * @param failed those without
 * @param seconds from the first request to the last answer; in a file of wingload those of the window in which the requests started
 * @param drain from the end of such a window to its last answer, in seconds; empty in a file of vllm-bench
 * @param concurrency the most requests in flight; empty for no limit
 * @param requestRate requests a second of the schedule; empty if they were sent as fast as the concurrency allowed
 * @param inputTokens of all prompts, by the tool's own count
 * @param outputTokens of all answers
 * @param mostInFlight requests that touched the busiest second
 * @param throughput the rates that the file states
 * @param ttft start of a request to the first piece of its answer that has choices, even without text
 * @param tpot (end − first piece) ÷ (tokens − 1), for each answer of at least two tokens
 * @param itl between two pieces, of all answers together
 * @param e2el start of a request to the last piece of its answer
 * @param steady the part in which nearly all of the concurrency was in flight; empty if the file does not have it
 */
public record BenchResult(
        Optional<String> date,
        String model,
        long prompts,
        long completed,
        long failed,
        double seconds,
        OptionalDouble drain,
        OptionalLong concurrency,
        OptionalDouble requestRate,
        OptionalLong inputTokens,
        OptionalLong outputTokens,
        OptionalLong mostInFlight,
        Throughput throughput,
        BenchTimes ttft,
        BenchTimes tpot,
        BenchTimes itl,
        BenchTimes e2el,
        Optional<Steady> steady) {

    /** Rates per second, as a file states them; empty where it does not. */
    public record Throughput(
            OptionalDouble requests, OptionalDouble input, OptionalDouble output, OptionalDouble total) {}

    /**
     * The steady window.
     *
     * @param start in seconds after the test began
     * @param end the same
     * @param least requests in flight that the window asks for
     * @param peak the most requests that were in flight
     * @param started requests that started in it
     * @param completed requests that ended in it
     */
    public record Steady(
            double start,
            double end,
            long least,
            long peak,
            long started,
            long completed,
            double seconds,
            Throughput throughput,
            BenchTimes ttft,
            BenchTimes tpot) {}

    /** Tokens of an answer on average; empty if the file does not tell, or has none. */
    public OptionalDouble tokensAnAnswer() {
        return each(outputTokens);
    }

    /** Tokens of a prompt on average, the same. */
    public OptionalDouble promptTokens() {
        return each(inputTokens);
    }

    /** What vllm-bench calls requests/s: it counts completed requests only. */
    Quantity rateOfRequests() {
        return failed == 0 ? Quantity.PER_SECOND : Quantity.OK_PER_SECOND;
    }

    private OptionalDouble each(OptionalLong tokens) {
        return completed > 0 && tokens.orElse(0) > 0
                ? OptionalDouble.of((double) tokens.getAsLong() / completed)
                : OptionalDouble.empty();
    }

    /** What the file states, for an audit. */
    public StatedResult stated(String name) {
        StatedResult.Builder stated = StatedResult.named(name)
                .with(Quantity.REQUESTS, prompts)
                .with(Quantity.OK, completed)
                .with(Quantity.FAILED, failed)
                .with(Quantity.SECONDS, Stated.exact(seconds));
        concurrency.ifPresent(users -> stated(stated, users));
        stated(stated, Quantity.OFFERED_PER_SECOND, requestRate);
        inputTokens.ifPresent(tokens -> stated.with(Quantity.INPUT_TOKENS, tokens));
        outputTokens.ifPresent(tokens -> stated.with(Quantity.OUTPUT_TOKENS, tokens));
        mostInFlight.ifPresent(most -> stated.with(Quantity.MOST_IN_FLIGHT, most));
        stated(stated, rateOfRequests(), throughput.requests());
        stated(stated, Quantity.INPUT_PER_SECOND, throughput.input());
        stated(stated, Quantity.OUTPUT_PER_SECOND, throughput.output());
        stated(stated, Quantity.TOTAL_PER_SECOND, throughput.total());
        OptionalLong answers = OptionalLong.of(completed);
        OptionalLong gaps = outputTokens.isPresent()
                ? OptionalLong.of(Math.max(0, outputTokens.getAsLong() - completed))
                : OptionalLong.empty();
        times(stated, StatedTimes.Kind.FIRST_TOKEN, answers, ttft);
        times(stated, StatedTimes.Kind.PER_TOKEN, answers, tpot);
        times(stated, StatedTimes.Kind.GAP, gaps, itl);
        times(stated, StatedTimes.Kind.RESPONSE, answers, e2el);
        steady.ifPresent(window -> stated.steady(stated(window)));
        return stated.build();
    }

    /** Answers that began in a window and ended after it keep users busy beyond it. What users of wingload wait between calls is unknown. */
    private void stated(StatedResult.Builder stated, long users) {
        if (requestRate.isPresent()) {
            stated.with(Quantity.CAP, users);
        } else if (drain.isPresent()) {
            stated.with(Quantity.USERS, new Stated(users, users, users * (1 + drain.getAsDouble() / seconds)));
        } else {
            stated.with(Quantity.USERS, users).with(Quantity.WAIT_MS, 0);
        }
    }

    private static StatedResult stated(Steady window) {
        StatedResult.Builder stated = StatedResult.named("steady window")
                .with(Quantity.REQUESTS, window.completed())
                .with(Quantity.SECONDS, Stated.exact(window.seconds()));
        stated(stated, Quantity.PER_SECOND, window.throughput().requests());
        stated(stated, Quantity.OUTPUT_PER_SECOND, window.throughput().output());
        times(stated, StatedTimes.Kind.FIRST_TOKEN, OptionalLong.of(window.started()), window.ttft());
        times(stated, StatedTimes.Kind.PER_TOKEN, OptionalLong.of(window.started()), window.tpot());
        return stated.build();
    }

    private static void stated(StatedResult.Builder stated, Quantity quantity, OptionalDouble value) {
        value.ifPresent(known -> stated.with(quantity, Stated.exact(known)));
    }

    private static void times(
            StatedResult.Builder stated, StatedTimes.Kind kind, OptionalLong count, BenchTimes times) {
        NavigableMap<Double, Stated> percentiles = new TreeMap<>();
        times.known().forEach((percentile, ms) -> percentiles.put(percentile, Stated.exact(ms)));
        if (times.mean().isPresent() || !percentiles.isEmpty()) {
            stated.with(new StatedTimes(kind, count, optional(times.mean()), optional(times.deviation()), percentiles));
        }
    }

    private static Optional<Stated> optional(OptionalDouble value) {
        return value.isPresent() ? Optional.of(Stated.exact(value.getAsDouble())) : Optional.empty();
    }
}
