package io.github.wingload.judge;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.CallStats;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

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
 */
record Case(
        RunResult result,
        Window window,
        CallStats calls,
        OptionalDouble targetPerHour,
        LittlesLaw littlesLaw,
        PayloadDiversity diversity,
        List<FailureRow> failures,
        Punctuality punctuality) {

    /** Calls that failed in a way that no delay of the generator can explain. */
    long failedByTarget() {
        return Arrays.stream(FailureClass.values())
                .filter(failure -> failure != FailureClass.OK && !failure.delayCanCause())
                .mapToLong(calls::count)
                .sum();
    }

    Plan plan() {
        return result.manifest().plan();
    }
}
