package io.github.wingload.report.console;

import io.github.wingload.plan.load.Load;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Reason.CutShort;
import io.github.wingload.result.Reason.DecidedEarly;
import io.github.wingload.result.Reason.NothingEnded;
import io.github.wingload.result.Reason.NothingSent;
import io.github.wingload.result.Reason.OnStartFailed;
import io.github.wingload.result.Reason.StoppedEarly;
import io.github.wingload.result.Reason.UsersMissing;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Figures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Ways in which a run differed from its plan, which a reader must know before any figure. */
public final class Headline {

    private Headline() {}

    /** One sentence per line, the most serious first, without what the reason of the verdict says. */
    public static List<String> beside(Reason reason, RunResult result) {
        boolean callsUnknown = EnumSet.of(EndReason.ABORTED, EndReason.KILLED)
                .contains(result.load().end());
        boolean endNamed = reason instanceof UsersMissing
                || reason instanceof StoppedEarly
                || reason instanceof DecidedEarly
                || reason instanceof CutShort;
        boolean noCallNamed =
                reason instanceof NothingSent || reason instanceof NothingEnded || reason instanceof OnStartFailed;
        return lines(result, callsUnknown || !endNamed, !noCallNamed);
    }

    private static List<String> lines(RunResult result, boolean withEnd, boolean withNoCall) {
        List<String> lines = new ArrayList<>();
        if (withEnd) {
            how(result, lines);
        }
        CallStats calls = result.aggregated();
        if (withNoCall && calls.requests() == 0) {
            lines.add("no call ended: there is nothing to judge the target by");
        }
        if (calls.dropped() > 0) {
            lines.add("dropped: " + calls.dropped() + " calls were intended and never started");
        }
        if (calls.clamped() > 0) {
            lines.add("clamped: " + calls.clamped()
                    + " times were outside 1 µs to 1 h and are counted as the nearer limit");
        }
        long exceptions =
                result.exceptions().stream().mapToLong(ExceptionGroup::count).sum();
        if (exceptions > 0) {
            lines.add("exceptions: " + exceptions + " inside wingload itself, listed at the end");
        }
        return lines;
    }

    private static void how(RunResult result, List<String> lines) {
        LoadResult load = result.load();
        Load planned = result.manifest().plan().load();
        String users = load.usersStarted() + " of " + load.usersPlanned() + " users had started";
        String after = Figures.seconds(load.loadDuration());
        String reached = planned.open()
                ? after
                        + planned.duration()
                                .map(duration -> " of " + Figures.span(duration))
                                .orElse("") + ": "
                : after + ": " + users + "; ";
        switch (load.end()) {
            case RUN_TIME -> {
                if (!load.reached()) {
                    lines.add("load not reached: " + users + " when the run time of "
                            + planned.duration().map(Figures::seconds).orElse(after) + " ended");
                }
            }
            case REQUESTS -> {}
            case SAMPLES_EXHAUSTED -> lines.add("ended early: all rows of the samples were used after " + after);
            case STOP_RULE ->
                lines.add("ended early: " + load.stopRule().orElse("a stop rule") + " held after " + after);
            case DECIDED ->
                lines.add("ended early: decided after " + after + " of "
                        + Figures.span(planned.plannedEnd().orElseThrow()) + " (stop_when: decided)");
            case MASTER -> lines.add("ended by the Locust master after " + after);
            case MASTER_LOST -> lines.add("ended after " + reached + "the Locust master did not answer any more");
            case INTERRUPTED -> lines.add("interrupted after " + reached + "calls in flight could still end");
            case ABORTED -> lines.add("stopped at once after " + reached + "calls in flight were cut off");
            case KILLED ->
                lines.add("killed, or not ended yet, after " + reached + "about " + load.unknown()
                        + " calls were in flight, and their outcome is unknown");
        }
    }
}
