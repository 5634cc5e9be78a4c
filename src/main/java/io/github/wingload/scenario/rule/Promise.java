package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.Offer;
import io.github.wingload.plan.task.Task;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Figures;
import java.time.Duration;
import java.util.List;

/**
 * A threshold as a promise of a rate, which no target can keep if the load offers less.
 *
 * @param threshold any; only a least rate is checked
 * @param tasks of the plan
 */
record Promise(Rule threshold, List<Task> tasks) {

    /** The step of the windows of {@code over}. */
    private static final double STEP_SECONDS = 10;

    /** As many as ten days have. */
    private static final double MOST_WINDOWS = 86_400;

    /** Rates that differ by a smaller part of themselves differ by how a double was computed. */
    private static final double ROUNDING = 1e-9;

    /** @throws Fault if the load offers less than the promised rate */
    void checkOffered(Offer offer) {
        if (!(threshold.figure() instanceof Figure.Rate rate)
                || threshold.operator().upper()) {
            return;
        }
        if (offer.perSecond() == 0) {
            // The load and its tasks have findings of their own.
            return;
        }
        if (includesOnStart(offer)) {
            // How often calls on start are repeated depends on the target.
            return;
        }
        double offered = offered(offer) * rate.per().toSeconds();
        double limit = threshold.limit();
        boolean reached = threshold.operator() == Operator.ABOVE
                ? offered > limit * (1 + ROUNDING)
                : offered >= limit * (1 - ROUNDING);
        if (!reached) {
            String most = rate.unit().beside(offered, limit);
            throw new Fault(
                    (offer.load().open()
                                    ? "the load offers " + most
                                    : "users who wait that long make at most " + most
                                            + ", even if answers take no time")
                            + threshold
                                    .over()
                                    .map(over -> " in one of the windows of " + Figures.span(over))
                                    .orElse(""),
                    (offer.load().open() ? "raise the load" : "add users or shorten their wait time")
                            + ", or promise no more than that");
        }
    }

    /** True if calls that users make on start are judged too. */
    private boolean includesOnStart(Offer offer) {
        return offer.userClasses().stream()
                .flatMap(users -> users.onStart().stream())
                .flatMap(flow -> flow.tasks().stream())
                .anyMatch(this::isJudged);
    }

    private boolean isJudged(int task) {
        return tasks.get(task).counted()
                && threshold.task().map(tasks.get(task).name()::equals).orElse(true);
    }

    /** Calls per second of the part that is judged, in the window of it with the fewest. */
    private double offered(Offer offer) {
        double begin = begin(offer.load());
        double end = begin + length(offer.load());
        double window =
                Math.min(end - begin, threshold.over().map(Promise::seconds).orElse(end - begin));
        // A load without a run time has no end.
        double step = Math.max(STEP_SECONDS, (end - begin) / MOST_WINDOWS);
        double least = Double.POSITIVE_INFINITY;
        for (double from = begin; from + window <= end * (1 + ROUNDING); from += step) {
            least = Math.min(least, offer.perSecond(this::isJudged, from, from + window));
        }
        return least;
    }

    private double begin(Load load) {
        return seconds(Load.total(load.stages().stream()
                .takeWhile(
                        stage -> threshold.stage().filter(stage.name()::equals).isEmpty())
                .filter(stage -> threshold.stage().isPresent())
                .toList()));
    }

    private double length(Load load) {
        return seconds(Load.total(load.stages().stream()
                .filter(stage -> threshold.stage().map(stage.name()::equals).orElse(true))
                .toList()));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
