package io.github.wingload.judge.words;

import static io.github.wingload.judge.words.Wording.tenths;
import static io.github.wingload.judge.words.Wording.text;
import static io.github.wingload.text.Figures.count;
import static io.github.wingload.text.Figures.stretch;

import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.CacheMedianOutside;
import io.github.wingload.result.Remark.CacheMixture;
import io.github.wingload.result.Remark.CacheRuleUndecided;
import io.github.wingload.result.Remark.Contradiction;
import io.github.wingload.result.Remark.GeneratorLimited;
import io.github.wingload.result.Remark.HitsNotFaster;
import io.github.wingload.result.Remark.InWords;
import io.github.wingload.result.Remark.LittlesLawBroken;
import io.github.wingload.result.Remark.MoreHitsThanRepeats;
import io.github.wingload.result.Remark.RampInWindow;
import io.github.wingload.result.Remark.SamePayload;
import io.github.wingload.result.Remark.Settling;
import io.github.wingload.result.Remark.ShortRun;
import io.github.wingload.result.Remark.SpecialCalls;
import io.github.wingload.result.Remark.TargetMetOnlyWithFailures;
import io.github.wingload.result.Remark.TargetMissed;
import io.github.wingload.result.Remark.Unsteady;
import io.github.wingload.result.Remark.WallTimeDiffers;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A remark as a sentence, with capital and full stop. */
public final class RemarkText implements Remark.Cases<String> {

    private static final double PERCENT = 100;

    private static final RemarkText WORDS = new RemarkText();

    private RemarkText() {}

    /** The sentence of a remark. */
    public static String of(Remark remark) {
        return remark.match(WORDS);
    }

    @Override
    public String inWords(InWords remark) {
        return remark.sentence();
    }

    @Override
    public String contradiction(Contradiction remark) {
        String where = remark.task().map(task -> "task " + task + ": ").orElse("");
        String expected = count(remark.expected());
        String found = count(remark.found());
        return "Self-check failed: " + where
                + switch (remark.what()) {
                    case TASKS -> "the plan has " + expected + " tasks, the totals have " + found;
                    case REQUESTS -> added("requests", expected, found);
                    case FAILURES -> added("failures", expected, found);
                    case DROPPED -> added("dropped calls", expected, found);
                    case BYTES -> added("bytes", expected, found);
                    case OTHER_FIGURES ->
                        "the figures of the tasks do not add up to the total, with " + expected + " and " + found
                                + " calls";
                    case GROUPED_FAILURES -> expected + " calls failed, the groups of errors have " + found;
                    case ANALYSED -> expected + " calls were recorded, " + found + " were analysed";
                    case NEVER_SENT -> expected + " calls were dropped, but only " + found + " were never sent";
                }
                + ".";
    }

    private static String added(String what, String expected, String found) {
        return "the tasks add up to " + expected + " " + what + ", the total is " + found;
    }

    @Override
    public String generatorLimited(GeneratorLimited remark) {
        return "The generator was limited: " + SignalText.of(remark.signal()).finding() + ".";
    }

    @Override
    public String targetMissed(TargetMissed remark) {
        return sentence(missed(remark));
    }

    /** Why the target rate was missed, without capital and full stop. */
    static String missed(TargetMissed remark) {
        List<String> reasons = new ArrayList<>();
        reasons.add(text(
                "the target rate was missed: %s of %s requests/hour (%.2f%%)",
                Unit.NUMBER.text(remark.reachedPerHour()),
                Unit.NUMBER.text(remark.targetPerHour()),
                PERCENT * remark.reachedPerHour() / remark.targetPerHour()));
        remark.neededInFlight()
                .ifPresent(needed -> reasons.add(text(
                        "at a mean service time of %s the target needs %.1f calls in flight, and there were %.1f (Little's"
                                + " law)",
                        Unit.TIME.text(remark.meanServiceMs()), needed, remark.meanInFlight())));
        remark.offeredPerHour()
                .ifPresent(offered ->
                        reasons.add("the plan offered only " + Unit.NUMBER.text(offered) + " requests/hour"));
        if (remark.dropped() > 0) {
            reasons.add(count(remark.dropped(), "start was", "starts were")
                    + " dropped because the in-flight limit was reached: the target was too slow for this rate");
        }
        if (remark.tooManyRequests() > 0) {
            reasons.add(count(remark.tooManyRequests(), "response was", "responses were")
                    + " 429: the target limits the rate");
        }
        remark.users()
                .ifPresent(users -> reasons.add(text(
                        "%.0f users each made a call every %s; at the same speed of the target, %.0f users would reach it",
                        users.count(), stretch(tenths(users.cycleSeconds())), users.needed())));
        return String.join("; ", reasons);
    }

    @Override
    public String targetMetOnlyWithFailures(TargetMetOnlyWithFailures remark) {
        return "The target of " + Unit.NUMBER.text(remark.targetPerHour())
                + " requests/hour was met only because failed calls count: ok calls reached "
                + Unit.NUMBER.text(remark.okPerHour())
                + "/hour, " + Unit.PERCENT.text(PERCENT * remark.okPerHour() / remark.targetPerHour()) + " of it.";
    }

    @Override
    public String rampInWindow(RampInWindow remark) {
        return "The load was still changing for " + stretch(tenths(remark.rampSeconds())) + " of "
                + stretch(tenths(remark.windowSeconds())) + ", so the figures mix the ramp with the full load"
                + (remark.steadyStages().isEmpty() ? "" : "; see stage " + String.join(", ", remark.steadyStages()))
                + ".";
    }

    @Override
    public String shortRun(ShortRun remark) {
        return "Short run (< " + text("%.0f s", remark.longEnoughSeconds())
                + "): confidence intervals may be too narrow.";
    }

    @Override
    public String samePayload(SamePayload remark) {
        String calls = remark.same() == remark.sent()
                ? "All " + count(remark.sent()) + " calls"
                : count(remark.same()) + " of " + count(remark.sent()) + " calls ("
                        + Unit.PERCENT.text(PERCENT * remark.same() / remark.sent()) + ")";
        return calls + remark.task().map(task -> " of " + task).orElse("") + " sent the same payload, although "
                + variety(remark.keys()) + ": a cache would answer all but the first.";
    }

    /** What should have made the payloads differ. */
    static String variety(long keys) {
        return keys > 1
                ? "the samples have " + count(keys) + " keys"
                : "the task has values generated for each request";
    }

    @Override
    public String cacheRuleUndecided(CacheRuleUndecided remark) {
        return sentence(prefix(remark.task()) + "the cache rule \"" + remark.rule()
                + "\" told hit from miss for none of " + count(remark.okCalls(), "ok call", "ok calls"));
    }

    @Override
    public String hitsNotFaster(HitsNotFaster remark) {
        return sentence(prefix(remark.task()) + "cache hits are not faster than misses (median "
                + Unit.TIME.text(remark.hitP50Ms())
                + " against " + Unit.TIME.text(remark.missP50Ms()) + "): either the rule \"" + remark.rule()
                + "\" does not detect hits, or the cache does not help");
    }

    @Override
    public String cacheMedianOutside(CacheMedianOutside remark) {
        return sentence(prefix(remark.task()) + "the cache figures contradict each other: the median of all calls, "
                + Unit.TIME.text(remark.allP50Ms()) + ", must lie between the median of hits, "
                + Unit.TIME.text(remark.hitP50Ms())
                + ", and the median of misses, " + Unit.TIME.text(remark.missP50Ms()));
    }

    @Override
    public String cacheMixture(CacheMixture remark) {
        String kind = remark.hits() ? "hits" : "misses";
        return sentence(prefix(remark.task())
                + text(
                        "%.0f%% of the calls are cache %s with a median of %s, yet the median of all calls is %s: at least"
                                + " %.0f%% of the %s would have to be that %s",
                        remark.percent(),
                        kind,
                        Unit.TIME.text(remark.p50Ms()),
                        Unit.TIME.text(remark.allP50Ms()),
                        remark.stragglersPercent(),
                        kind,
                        remark.otherP50Ms() > remark.p50Ms() ? "slow" : "fast"));
    }

    @Override
    public String moreHitsThanRepeats(MoreHitsThanRepeats remark) {
        return sentence(prefix(remark.task()) + count(remark.hits()) + " responses came from a cache, but only "
                + count(remark.repeated()) + " of " + count(remark.sent())
                + " calls repeated a payload of this run: the cache held the others before the run, or they are not"
                + " hits");
    }

    @Override
    public String unsteady(Unsteady remark) {
        double before = remark.before();
        double after = remark.after();
        return "Not steady: "
                + switch (remark.what()) {
                    case P90_OF_OK -> change("p90 of ok calls", Unit.TIME.text(before), Unit.TIME.text(after));
                    case SUCCESS_RATE ->
                        change("the success rate", Unit.PERCENT.text(before), Unit.PERCENT.text(after));
                    case CALLS_IN_FLIGHT ->
                        change("the mean number of calls in flight", text("%.1f", before), text("%.1f", after));
                }
                + ".";
    }

    private static String change(String what, String before, String after) {
        return what + " was " + before + " in the first third and " + after + " in the last";
    }

    @Override
    public String settling(Settling remark) {
        return remark.seconds().isPresent()
                ? "Response times took " + stretch(remark.seconds().getAsDouble())
                        + " to settle; a warm-up of that length would keep them out of the figures."
                : "Response times never settled.";
    }

    @Override
    public String wallTimeDiffers(WallTimeDiffers remark) {
        return "Rates divide by the window of " + stretch(tenths(remark.windowSeconds())) + "; the whole run took "
                + stretch(tenths(remark.wallSeconds())) + ", including " + (remark.warmUp() ? "the warm-up and " : "")
                + "the calls still in flight at the end.";
    }

    @Override
    public String littlesLawBroken(LittlesLawBroken remark) {
        return text(
                "The figures disagree: %.1f calls were in flight, but throughput × mean service time is %.1f.",
                remark.meanInFlight(), remark.throughputTimesServiceTime());
    }

    @Override
    public String specialCalls(SpecialCalls remark) {
        String calls = count(remark.count(), "call was", "calls were");
        return switch (remark.kind()) {
            case UNFINISHED -> calls + " cut off by the abort: counted as failed.";
            case UNKNOWN -> calls + " in flight when the process was killed: outcome unknown.";
            case CLAMPED ->
                count(remark.count(), "time was", "times were")
                        + " outside the range of the histograms: counted as the nearest bound.";
            case BEYOND_PLAN -> calls + " intended after the planned end: not counted.";
        };
    }

    private static String prefix(Optional<String> task) {
        return task.map(name -> name + ": ").orElse("");
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
