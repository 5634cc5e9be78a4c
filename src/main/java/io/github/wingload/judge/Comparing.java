package io.github.wingload.judge;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.ByAssumption.Assumption;
import io.github.wingload.judge.tally.CallPairs;
import io.github.wingload.judge.tally.PairedCalls;
import io.github.wingload.judge.tally.SidesTally;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.SideFigures;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Looks;
import io.github.wingload.stats.WindowPairs.Slower;
import java.util.List;
import java.util.Optional;

/**
 * Compares the two sides of a run by their pairs of calls. Not thread-safe.
 *
 * <p>Which side is slower may be decided before the planned end, if the run is to stop then. Half of the risk of 5 % is divided
 * among the {@link Looks}, and the other half is for the end.
 */
final class Comparing {

    private static final double CONFIDENCE = ThresholdJudge.CONFIDENCE;

    private final Plan plan;
    private final Course course;
    private final CallPairs calls;
    private final ByAssumption<SidesTally, PairedCalls> pairs;
    private final Optional<EarlyLooks<Slower>> looks;

    /** @param plan that compares two sides */
    Comparing(Plan plan, Course course) {
        this.plan = plan;
        this.course = course;
        calls = new CallPairs(plan);
        // One shard knows too little of the run to look at it.
        Optional<Looks> planned = plan.load()
                .duration()
                .filter(any -> plan.shard().isEmpty())
                .map(duration -> Looks.at(duration.toNanos() / 1e9));
        Looks at = planned.orElse(Looks.NONE);
        pairs = new ByAssumption<>(() -> new SidesTally(course.beginNs(), at), SidesTally::record, SidesTally::plus);
        looks = planned.filter(any -> plan.safeguards().stopWhenDecided()).map(this::looks);
    }

    private EarlyLooks<Slower> looks(Looks at) {
        return new EarlyLooks<>(
                at,
                course.beginNs(),
                0,
                window -> Optional.of(slower(window, at.confidence())).filter(side -> side != Slower.UNKNOWN));
    }

    /** Which side is slower by the pairs of a part of the window, with half of the risk that this confidence leaves. */
    private Slower slower(Blocking window, double confidence) {
        SidesTally measured = pairs.under(Assumption.NO_DELAY);
        return measured.times(window).slowerSide(1 - (1 - confidence) / 2);
    }

    /** The same by all pairs, for which half of the risk is left if there are looks before. */
    private Slower slowerOfAll(Blocking window) {
        return looks.isPresent()
                ? slower(window, CONFIDENCE)
                : pairs.under(Assumption.NO_DELAY).times(window).slowerSide(CONFIDENCE);
    }

    /** Takes a call that has ended or was dropped. */
    void record(Call call, OwnDelay delay) {
        calls.record(call)
                .filter(pair -> pair.intendedNs() >= course.beginNs() && pair.intendedNs() < course.endNs())
                .ifPresent(pair -> {
                    PairedCalls seen = pair.with(delay::without);
                    pairs.record(pair, seen, seen);
                });
    }

    /** The pairs of the window. */
    ByAssumption<SidesTally, PairedCalls> pairs() {
        return pairs;
    }

    /** The early judge of a threshold on a difference; empty if it can only be judged at the end. */
    Optional<EarlyJudge> early(Rule threshold) {
        return EarlyJudge.ofDifference(plan, threshold, course.beginNs(), pairs);
    }

    /** Makes the looks that are due. All calls that were intended before this time must have been recorded. */
    void look(long settledNs) {
        looks.ifPresent(due -> due.look(settledNs));
    }

    /**
     * The comparison.
     *
     * @param run the window of the run
     * @param end why the run ended, or that it goes on. What an early look found holds if the run stopped then or goes on. A run that
     *     its thresholds have stopped has had its looks: one more at a moment that the calls have chosen would be wrong too often
     * @param ofSides figures of all calls to each side, in the plan's order
     */
    PairedComparison comparison(Window run, EndReason end, List<SideFigures> ofSides) {
        boolean early = end == EndReason.DECIDED || end == EndReason.KILLED;
        SidesTally measured = pairs.under(Assumption.NO_DELAY);
        Blocking window = measured.blocking(run);
        Optional<EarlyLooks.Found<Slower>> found = early ? looks.flatMap(EarlyLooks::found) : Optional.empty();
        return new PairedComparison(
                plan.sides().get(0).name(),
                plan.sides().get(1).name(),
                found.map(EarlyLooks.Found::what)
                        .orElseGet(() -> end == EndReason.DECIDED ? Slower.UNKNOWN : slowerOfAll(window)),
                found.map(EarlyLooks.Found::after),
                measured.outcomes(window, CONFIDENCE),
                measured.differences(window, CONFIDENCE),
                ofSides.get(0),
                ofSides.get(1));
    }
}
