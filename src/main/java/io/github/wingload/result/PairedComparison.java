package io.github.wingload.result;

import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.stats.WindowPairs.Slower;
import io.github.wingload.stats.interval.Estimate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Two sides of a run, compared by the pairs of calls that went to both. Differences are the first side less the second, as the scenario
 * names them. Intervals are at 95 %. Each estimate is averaged over both orders in which pairs are made.
 *
 * @param first name of the first side
 * @param second name of the second side
 * @param slower which of them is slower
 * @param decidedAfter from time zero to the end of the calls that showed it before the planned end of the run; empty if all calls were
 *     needed, or if the run does not stop when decided
 * @param outcomes over all pairs of the window
 * @param times over the pairs of two ok calls; empty without any
 * @param ofFirst figures of all calls to the first side, whatever became of their pairs
 * @param ofSecond the same of the second side
 */
public record PairedComparison(
        String first,
        String second,
        Slower slower,
        Optional<Duration> decidedAfter,
        Outcomes outcomes,
        Optional<Differences> times,
        SideFigures ofFirst,
        SideFigures ofSecond) {

    /**
     * Figures of all calls of the window to one side.
     *
     * @param estimates as those of a run of one target
     * @param streams of its streamed answers; empty if no figure of streams was counted
     */
    public record SideFigures(Estimates estimates, Optional<StreamFigures> streams) {}

    /**
     * What became of the pairs.
     *
     * @param pairs how many there are
     * @param onlyFirstFailed pairs whose call to the first side failed, and the other did not
     * @param onlySecondFailed the reverse
     * @param bothFailed pairs of two failed calls
     * @param firstFailedPercent the share of the first side in the pairs of which one call failed, by which two failure rates are compared
     *     (McNemar 1947); empty without such a pair
     * @param statusDiffers pairs whose answers have different statuses, or of which one call has no answer
     * @param lengthDiffers pairs of two ok calls whose answers have different lengths
     */
    public record Outcomes(
            long pairs,
            long onlyFirstFailed,
            long onlySecondFailed,
            long bothFailed,
            Optional<Estimate> firstFailedPercent,
            long statusDiffers,
            long lengthDiffers) {}

    /** Percentiles of the times of one side, in milliseconds. */
    public record SideTimes(double p50Ms, double p90Ms) {}

    /**
     * How the times differ. They are service times, in milliseconds.
     *
     * @param pairs how many were compared
     * @param firstMadeFirst those of them that began with the first side
     * @param ofFirst the first side alone
     * @param ofSecond the second side alone
     * @param ratio geometric mean of the ratios of the first side's time to the second's
     * @param firstSlowerPercent the share of pairs in which the first side was slower; a pair of equal times counts half
     * @param meanMs the mean of the differences
     * @param medianMs the median of the differences
     * @param p50Ms the difference of the medians
     * @param p90Ms the difference of the 90th percentiles
     * @param orderRatio geometric mean of the ratios of the time of the call that was made first to that of the other
     * @param parts means of the parts of calls, whose differences add up to that of the mean; without those that no call spent time in
     * @param upstream the upstream's own time, by a header of the proxy in front of it; empty if no pair has it on both sides
     */
    public record Differences(
            long pairs,
            long firstMadeFirst,
            SideTimes ofFirst,
            SideTimes ofSecond,
            Estimate ratio,
            Estimate firstSlowerPercent,
            Estimate meanMs,
            Estimate medianMs,
            Estimate p50Ms,
            Estimate p90Ms,
            Estimate orderRatio,
            List<PartDifference> parts,
            Optional<UpstreamDifference> upstream) {

        public Differences {
            parts = List.copyOf(parts);
        }
    }

    /** A part of the time of calls, in milliseconds: the mean of each side, and of the differences. */
    public record PartDifference(Part part, double firstMs, double secondMs, Estimate differenceMs) {}

    /**
     * The upstream's own time, in milliseconds.
     *
     * @param pairs that have it on both sides
     * @param firstP50Ms the median of the first side
     * @param secondP50Ms the median of the second side
     * @param differenceMs the median of the differences
     */
    public record UpstreamDifference(long pairs, double firstP50Ms, double secondP50Ms, Estimate differenceMs) {}
}
