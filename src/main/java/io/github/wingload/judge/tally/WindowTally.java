package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting.Slo;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The calls of the window over time, for estimates and for the steadiness of the run. Counts are of all calls, times of the ok
 * calls of {@linkplain TimedTasks timed tasks}. Not thread-safe.
 */
public final class WindowTally {

    private final boolean[] timed;
    private final long beginNs;
    private final boolean streams;
    private final Tally calls;
    private final SlotCounts ended;

    /** @param timed by task */
    public WindowTally(Plan plan, boolean[] timed, long beginNs) {
        this.timed = timed;
        this.beginNs = beginNs;
        this.streams = plan.readsStreams();
        List<Figure> figures = new ArrayList<>(
                List.of(Figure.SUCCESS_RATE, Figure.REQUESTS_PER_HOUR, Figure.percentile(50, Calls.OK)));
        figures.addAll(ofStreams(plan));
        this.calls = new Tally(
                HeadlineTime.of(plan.load())::of, plan.reporting().slo().orElse(Slo.NONE), figures, Slots.PER_STEP);
        this.ended = new SlotCounts();
    }

    private WindowTally(WindowTally like, Tally calls, SlotCounts ended) {
        this.timed = like.timed;
        this.beginNs = like.beginNs;
        this.streams = like.streams;
        this.calls = calls;
        this.ended = ended;
    }

    /** The figures of streams that a run of this plan has. */
    public static List<Figure> ofStreams(Plan plan) {
        List<Figure> figures = new ArrayList<>();
        if (plan.readsStreams()) {
            figures.addAll(Figure.STREAMS);
        }
        if (plan.reporting().slo().isPresent()) {
            figures.addAll(List.of(Figure.WITHIN_SLO, Figure.GOOD_PER_SECOND));
        }
        return figures;
    }

    /** The calls of two tallies of one window. */
    public WindowTally plus(WindowTally other) {
        return new WindowTally(this, calls.plus(other.calls), ended.plus(other.ended));
    }

    /** Takes a call that was intended in the window. */
    public void record(Call call) {
        calls.record(Slots.of(call.intendedNs() - beginNs), call, timed[call.task()]);
        ended.add(Delivery.slotOfEnd(call, beginNs));
    }

    /** Takes the tokens of any call, wherever it was intended. */
    public void arrive(Call call) {
        calls.arrive(call, beginNs);
    }

    /** Answers for the success rate, for requests per hour, and for percentiles of ok calls. */
    public Tally calls() {
        return calls;
    }

    public SlotCounts counts(Things things) {
        return calls.counts(things);
    }

    /** How fast calls in flight grew in the window; empty if they did not. */
    public OptionalDouble backlogPerSecond(Plan plan, Window window) {
        return Delivery.backlogPerSecond(plan, window, counts(Things.INTENDED), ended);
    }

    /** The calls by their ends, also after the window. */
    public SlotCounts ended() {
        return ended;
    }

    public SlotTimes okTimes() {
        return calls.times(Times.of(Calls.OK));
    }

    /** The times to the first token of ok calls; empty if no task reads streams. */
    public Optional<SlotTimes> firstTokens() {
        return streams ? Optional.of(calls.times(new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK))) : Optional.empty();
    }

    /** When the output tokens arrived, also after the window. Empty if there are none, or if the number of some answer's is unknown. */
    public Optional<SlotCounts> outputTokens(Blocking blocking) {
        return streams
                        && blocking.total(counts(Things.OUTPUT_UNKNOWN)) == 0
                        && blocking.total(counts(Things.OUTPUT_TOKENS)) > 0
                ? Optional.of(counts(Things.OUTPUT_TOKENS))
                : Optional.empty();
    }
}
