package io.github.wingload.judge;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.tally.PayloadDiversity;
import io.github.wingload.monitor.Stall;
import io.github.wingload.monitor.Stalls;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Task.Apart;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.FailureGroup;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the verdict, the generator's health and the remarks are made from.
 *
 * @param result the run
 * @param window the judged part of the run
 * @param calls of the window
 * @param targetPerHour what the run was to reach
 * @param littlesLaw calls in flight against throughput and service time
 * @param diversity how different the payloads were
 * @param failures failed calls by task and error, most frequent first
 * @param punctuality how late its calls were started
 * @param ownDelays how wingload itself delayed calls
 */
record Case(
        RunResult result,
        Window window,
        CallStats calls,
        OptionalDouble targetPerHour,
        LittlesLaw littlesLaw,
        PayloadDiversity diversity,
        List<FailureRow> failures,
        Punctuality punctuality,
        OwnDelays ownDelays) {

    /** Calls that failed in a way that no delay of the generator can explain. */
    long failedByTarget() {
        return Arrays.stream(FailureClass.values())
                .filter(failure -> failure != FailureClass.OK && !failure.delayCanCause())
                .mapToLong(calls::count)
                .sum();
    }

    /** Calls on start that failed; none of them is among {@link #calls}. */
    long failedOnStart() {
        return IntStream.range(0, plan().tasks().size())
                .filter(this::isOnStart)
                .mapToLong(task -> result.totals().tasks().get(task).failures())
                .sum();
    }

    /** Their failures, by task and error. */
    Stream<FailureGroup> failuresOnStart() {
        return result.failures().stream().filter(group -> isOnStart(group.task()));
    }

    private boolean isOnStart(int task) {
        return plan().tasks().get(task).apart().equals(Optional.of(Apart.ON_START));
    }

    /** True if calls that were in flight at the end are unknown or were cut off: what had arrived of their answers is missing. */
    boolean isIncomplete() {
        return result.load().unknown() > 0 || calls.unfinished() > 0;
    }

    /** When the generator stood still, as far as that was kept. */
    List<Stall> stalls() {
        return stalls(result);
    }

    /** The longest of the stalls that can have delayed a call of the window. */
    static Optional<OwnDelays.Pause> longestStall(RunResult result, Window window) {
        return stalls(result).stream()
                .filter(stall -> stall.within(window.startNs(), window.lastEndNs()) > 0)
                .max(Comparator.comparingLong(Stall::ns))
                .map(stall ->
                        new OwnDelays.Pause(result.manifest().start().plusNanos(stall.fromNs()), stall.ns() / 1e6));
    }

    private static List<Stall> stalls(RunResult result) {
        return result.generator().stalls().map(Stalls::longest).orElse(List.of());
    }

    Plan plan() {
        return result.manifest().plan();
    }
}
