package io.github.wingload.vllmbench;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.SparseHistogram;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A complete answer as vllm-bench counts it. Times are microseconds from any origin.
 *
 * @param startUs when its request was started
 * @param firstUs when its first piece came, even without text
 * @param endUs when its last piece came
 * @param tokens the server's count; the number of pieces if it gave none
 * @param inputTokens the server's count of the prompt; 0 if it gave none
 * @param gapsUs between neighbouring pieces
 */
record BenchAnswer(long startUs, long firstUs, long endUs, long tokens, long inputTokens, SparseHistogram gapsUs) {

    private static final long NS_PER_US = 1_000;
    private static final double US_PER_MS = 1_000;

    /** The answer of a call; empty if the call failed or had no pieces. */
    static Optional<BenchAnswer> of(Call call) {
        StreamedAnswer answer = call.stream();
        if (!call.ok() || !answer.any() || answer.lastNs() == Times.NEVER) {
            return Optional.empty();
        }
        return Optional.of(new BenchAnswer(
                call.startedNs() / NS_PER_US,
                answer.firstEventNs() / NS_PER_US,
                answer.lastNs() / NS_PER_US,
                answer.outputTokens() == StreamedAnswer.UNKNOWN ? answer.tokenEvents() : answer.outputTokens(),
                Math.max(0, answer.inputTokens()),
                answer.gapsUs()));
    }

    /** TTFT. */
    double ttftMs() {
        return (firstUs - startUs) / US_PER_MS;
    }

    /** E2EL. */
    double e2elMs() {
        return (endUs - startUs) / US_PER_MS;
    }

    /** (E2EL − TTFT) ÷ (tokens − 1); empty for an answer of one token. */
    OptionalDouble tpotMs() {
        return tokens > 1 ? OptionalDouble.of((e2elMs() - ttftMs()) / (tokens - 1)) : OptionalDouble.empty();
    }
}
