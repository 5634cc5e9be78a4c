package io.github.wingload.plan;

import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A figure held against a limit. As a threshold it is a promise of the target, judged after the run; as a stop rule it ends
 * the run early as soon as it holds.
 *
 * @param text as written in the scenario, for example {@code p90 of ok <= 500ms} or {@code failure rate > 20% over 30s}
 * @param figure which figure
 * @param task only calls of this task; empty for all tasks
 * @param stage only calls intended in this stage; empty for the whole window
 * @param operator how the figure is compared with the limit
 * @param limit in the figure's unit
 * @param over the length of the windows: a threshold must hold in every window of this length, sliding by ten seconds, and a
 *     stop rule looks back this far; empty for the whole run
 */
public record Rule(
        String text,
        Figure figure,
        Optional<String> task,
        Optional<String> stage,
        Operator operator,
        double limit,
        Optional<Duration> over) {

    /** The part of the judged time that may have another level of load, such as the time in which users start. */
    private static final double MOST_UNSTEADY = 0.25;

    /** The stages whose calls are judged, in order. */
    public List<Stage> stages(Load load) {
        return load.stages().stream()
                .filter(judged -> stage.map(judged.name()::equals).orElse(true))
                .toList();
    }

    /**
     * True if this threshold can be decided before the planned end. That takes a figure with an interval, a planned end, and a
     * load that stays on one level: the first stage of a load says nothing about a later one with more users.
     */
    public boolean decidedEarly(Load load) {
        Duration judged = Load.total(stages(load));
        return load.duration().isPresent()
                && over.isEmpty()
                && figure.from(new HasInterval(limit))
                && unsteady(load).toNanos() <= MOST_UNSTEADY * judged.toNanos();
    }

    /** How long the judged stages are not on their highest level. */
    public Duration unsteady(Load load) {
        List<Stage> judged = stages(load);
        double level = judged.stream().mapToDouble(Stage::to).max().orElse(0);
        return Load.total(judged.stream()
                .filter(each -> !each.steady() || each.to() != level)
                .toList());
    }

    /** True of a figure of calls that has an interval beside this limit. */
    private record HasInterval(double limit) implements Figure.Source<Boolean> {

        @Override
        public Boolean unknown() {
            return false;
        }

        @Override
        public Boolean percentile(Times times, double number) {
            return true;
        }

        @Override
        public Boolean mean(Times times) {
            return true;
        }

        @Override
        public Boolean difference(Timing of) {
            return true;
        }

        @Override
        public Boolean share(Counted part, Counted of) {
            return limit > 0 && limit < 100;
        }

        @Override
        public Boolean rate(Things counted, Duration per) {
            return true;
        }
    }
}
