package io.github.wingload.audit;

import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Whether simulated runs keep a promise. A row that seems to break it is simulated again with four times the runs, and that result
 * counts. Of so many runs, a few more than promised may be wrong: the number that a service which keeps the promise exactly
 * exceeds in one of a hundred simulations.
 */
public final class Promise {

    private static final int TIMES = 4;
    private static final int MANY = 1_000;

    /** The one-sided normal quantile of 99 %. */
    private static final double Z = 2.326;

    private Promise() {}

    /** Simulates a row, with more runs if it does not hold with a few. */
    public static <R> R row(int runs, IntFunction<R> simulate, Predicate<R> holds) {
        R row = simulate.apply(runs);
        return holds.test(row) ? row : simulate.apply(TIMES * runs);
    }

    /**
     * True if no more runs are wrong than promised.
     *
     * @param wrong in percent
     * @param allowed in percent
     */
    public static boolean kept(double wrong, int runs, double allowed) {
        double chance = runs < MANY ? 0 : Z * Math.sqrt(allowed * (100 - allowed) / runs);
        return wrong <= allowed + chance;
    }
}
