package io.github.wingload.check.objective;

/**
 * How an objective fared by the checks, or by the runs, in its window.
 *
 * @param source what was counted
 * @param runs how many runs have calls to the service; 0 for checks
 * @param count how many checks or calls count
 * @param good how many of them were good
 */
public record Standing(Objective objective, Source source, int runs, long count, long good) {

    /** What says how a service fared. */
    public enum Source {
        CHECKS,
        RUNS
    }

    /** The share of good ones; NaN if none counts. */
    public double share() {
        return count == 0 ? Double.NaN : (double) good / count;
    }

    /** The share of the error budget that is left: 1 if nothing was bad, below 0 if more was bad than may be; NaN if none counts. */
    public double budgetLeft() {
        return 1 - (1 - share()) / (1 - objective.share());
    }

    /** True if the objective is met; false also if none counts. */
    public boolean met() {
        return share() >= objective.share();
    }
}
