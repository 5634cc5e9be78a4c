package io.github.wingload.simulator.llm;

import java.util.SplittableRandom;

/**
 * How long answers are. With a probability the model ends an answer by itself after few tokens, geometrically distributed; else it goes
 * on to the limit. The n-th answer has the same length whatever the load. Immutable.
 *
 * @param shortShare the probability of a short answer, from 0 to 1
 * @param shortMean the mean length of short answers in tokens, above 1
 */
record CompletionLengths(double shortShare, double shortMean) {

    /**
     * @param draw what the length depends on
     * @param limit the longest answer, 1 or more
     */
    int length(long draw, int limit) {
        SplittableRandom random = random(draw);
        return random.nextDouble() < shortShare ? shortLength(random, limit) : limit;
    }

    /** The length of an answer that the model ends by itself, at most the limit. */
    int shortLength(long draw, int limit) {
        return shortLength(random(draw), limit);
    }

    private int shortLength(SplittableRandom random, int limit) {
        double tokens = 1 + Math.floor(Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / shortMean));
        return (int) Math.min(limit, tokens);
    }

    private static SplittableRandom random(long draw) {
        // Neighbouring seeds of a generator would give similar first numbers.
        return new SplittableRandom(new SplittableRandom(draw).nextLong());
    }
}
