package io.github.wingload.diff;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.FirstCalls;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.Tally;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The calls of a task, or of all tasks, over time: the best evidence there is, with an interval for every figure at any
 * confidence. Not thread-safe.
 */
final class CallTally {

    private final Tally calls;
    private final Map<FailureClass, SlotCounts> failures = new EnumMap<>(FailureClass.class);
    private final FirstCalls first;

    CallTally(HeadlineTime time, Yardstick yardstick) {
        calls = new Tally(time::of, yardstick.figures());
        first = new FirstCalls(time);
    }

    /** Takes an ok call, also one of the warm-up. */
    void recordFirst(Call call) {
        first.record(call);
    }

    /**
     * Takes a call that was intended in the window.
     *
     * @param timed true if its time counts, as {@link io.github.wingload.judge.TimedTasks} says
     */
    void record(Call call, long sinceBeginNs, boolean timed) {
        int slot = Slots.of(sinceBeginNs);
        calls.record(slot, call, timed);
        if (!call.ok()) {
            failures.computeIfAbsent(call.failureClass(), any -> new SlotCounts())
                    .add(slot);
        }
    }

    /** The evidence of the calls so far, for a window of this length. */
    Evidence evidence(double seconds) {
        return new Sliced(Blocking.of(seconds));
    }

    /** The calls in blocks. */
    private final class Sliced implements Evidence {

        /** Any will do where only the value is wanted. */
        private static final double ANY_CONFIDENCE = 0.95;

        private final Blocking window;

        Sliced(Blocking window) {
            this.window = window;
        }

        @Override
        public OptionalDouble value(Figure figure) {
            return figure.equals(Figure.FIRST_CALLS_P90)
                    ? first.byStartP90Ms(ANY_CONFIDENCE).stream()
                            .mapToDouble(Estimate::value)
                            .findFirst()
                    : figure.from(calls.values(window));
        }

        @Override
        public Optional<Estimate> estimate(Figure figure, double confidence) {
            return figure.equals(Figure.FIRST_CALLS_P90)
                    ? first.byStartP90Ms(confidence)
                    : figure.from(calls.estimates(window, confidence));
        }

        @Override
        public Optional<Estimate> failurePercent(FailureClass failureClass, double confidence) {
            SlotCounts intended = calls.counts(Things.INTENDED);
            SlotCounts failed = failures.getOrDefault(failureClass, new SlotCounts());
            return window.total(intended) == 0
                    ? Optional.empty()
                    : Optional.of(window.share(failed, intended, confidence).times(100));
        }
    }
}
