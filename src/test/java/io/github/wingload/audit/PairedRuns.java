package io.github.wingload.audit;

import io.github.wingload.stats.PairTally;
import io.github.wingload.stats.Slots;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Simulated pairs of calls to two sides of one service. The cost of a row ranges over two orders of magnitude, the service's state wanders,
 * and both calls of a pair share them; each call has some noise of its own.
 *
 * @param name for messages
 * @param correlation of the service's state from pair to pair
 * @param heavyTail true for rows whose cost has no variance
 * @param hits the share of calls that a cache answers, each for itself
 * @param warmed by which factor the second call of a pair is faster, because the first has warmed a cache that both sides use
 * @param stuck the share of calls that take a hundred times as long
 * @param apart how far the sides drift apart and together again, as the standard deviation of the logarithm of their ratio, whose mean is
 *     that of the run's whole service
 * @param apartPairs the correlation time of that drift, in pairs
 */
public record PairedRuns(
        String name,
        double correlation,
        boolean heavyTail,
        double hits,
        double warmed,
        double stuck,
        double apart,
        double apartPairs) {

    private static final double MEDIAN_MS = 400;
    private static final double ROW = 0.8;
    private static final double STATE = 0.3;
    private static final double NOISE = 0.1;
    private static final double HIT_MS = 8;
    private static final double SHAPE = 1.5;
    private static final double NS_PER_MS = 1e6;
    private static final double NS_PER_SECOND = 1e9;

    static final PairedRuns STEADY = new PairedRuns("steady", 0, false, 0, 1, 0, 0, 1);
    static final PairedRuns HEAVY = new PairedRuns("heavy tail", 0, true, 0, 1, 0, 0, 1);
    static final PairedRuns WANDERING = new PairedRuns("AR(1), ρ 0.99", 0.99, false, 0, 1, 0, 0, 1);
    static final PairedRuns CACHE = new PairedRuns("cache", 0.9, false, 0.3, 1, 0, 0, 1);
    static final PairedRuns WARMED = new PairedRuns("shared cache", 0.9, false, 0, 10, 0, 0, 1);
    static final PairedRuns STUCK = new PairedRuns("some stuck", 0.9, false, 0, 1, 0.002, 0, 1);

    /** Two sides that drift apart by a third and together again. */
    static PairedRuns drifting(double apartPairs) {
        return new PairedRuns("drift, %.0f pairs".formatted(apartPairs), 0, false, 0, 1, 0, 0.3, apartPairs);
    }

    /** How long the calls take in turn, the first side's and then the second's. */
    @FunctionalInterface
    interface Pair {
        double[] ms(boolean firstSideFirst);
    }

    /** @param slower by which factor the first side is slower */
    Pair start(Random random, double slower) {
        DoubleSupplier state = Process.autoregression(random, correlation);
        DoubleSupplier drift = apart == 0 ? () -> 0 : Process.autoregression(random, Math.exp(-1 / apartPairs));
        return firstSideFirst -> {
            double row = heavyTail
                    ? MEDIAN_MS / 4 * Math.pow(1 - random.nextDouble(), -1 / SHAPE)
                    : MEDIAN_MS * Math.exp(ROW * random.nextGaussian());
            double shared = row * Math.exp(correlation > 0 ? STATE * state.getAsDouble() : 0);
            double first = slower * Math.exp(apart * drift.getAsDouble());
            double[] ms = {first * call(random, shared), call(random, shared)};
            ms[firstSideFirst ? 1 : 0] /= warmed;
            return ms;
        };
    }

    private double call(Random random, double shared) {
        if (random.nextDouble() < hits) {
            return HIT_MS * Math.exp(2 * NOISE * random.nextGaussian());
        }
        double ms = shared * Math.exp(NOISE * random.nextGaussian());
        return random.nextDouble() < stuck ? 100 * ms : ms;
    }

    /** The pairs of a run, at equal distances. */
    PairTally run(Random random, double slower, int pairs, double perSecond) {
        Pair source = start(random, slower);
        PairTally tally = new PairTally(0);
        for (int i = 0; i < pairs; i++) {
            boolean firstSideFirst = random.nextBoolean();
            double[] ms = source.ms(firstSideFirst);
            tally.record(
                    Slots.of(Math.round(i / perSecond * NS_PER_SECOND)),
                    firstSideFirst,
                    Math.round(ms[0] * NS_PER_MS),
                    Math.round(ms[1] * NS_PER_MS),
                    new long[0],
                    new long[0]);
        }
        return tally;
    }

    @Override
    public String toString() {
        return name;
    }
}
