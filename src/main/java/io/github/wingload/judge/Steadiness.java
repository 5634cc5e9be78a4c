package io.github.wingload.judge;

import io.github.wingload.judge.tally.CallsInFlight;
import io.github.wingload.judge.tally.WindowTally;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.Settling;
import io.github.wingload.result.Remark.Unsteady;
import io.github.wingload.result.Remark.Unsteady.Level;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.interval.ChangePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a run changed its level while the load was steady. The remarks do not change the verdict.
 *
 * <p>The longest stage with a constant level is looked at, for the times of ok calls, the success rate and the calls in flight.
 * A stall of the generator is no change. A change is reported if a {@linkplain ChangePoint test} finds one and it is large enough to matter.
 */
record Steadiness(Course course, Window window, WindowTally tally, CallsInFlight inFlight) {

    /** A change of a time by less does not matter, however certain it is. */
    private static final double RATIO = 1.10;

    private static final double POINTS = 0.5;
    private static final double IN_FLIGHT_RATIO = 1.2;

    /** A run that got faster before this share of it was over had to warm up. */
    private static final double START = 0.25;

    List<Remark> remarks() {
        double from = 0;
        double to = 0;
        for (int i = 0; i < course.stages().size(); i++) {
            Stage stage = course.stages().get(i);
            Window part = course.window(i, window, window.endNs());
            if (stage.steady() && part.seconds() > to - from) {
                from = (part.startNs() - window.startNs()) / 1e9;
                to = from + part.seconds();
            }
        }
        int first = Slots.in(from);
        Blocking blocking = Blocking.of(first, to - first * Slots.SECONDS);
        List<Remark> remarks = new ArrayList<>();
        if (!blocking.shortRun()) {
            times(blocking).ifPresent(remarks::add);
            success(blocking).ifPresent(remarks::add);
            callsInFlight(blocking).ifPresent(remarks::add);
        }
        return remarks;
    }

    private Optional<Remark> times(Blocking blocking) {
        SlotTimes times = tally.okTimes();
        return ChangePoint.of(blocking.slowness(times)).flatMap(change -> {
            int slot = blocking.from(change.index());
            double before = times.percentileMs(blocking.first(), slot, 90);
            double after = times.percentileMs(slot, blocking.end(), 90);
            if (before < RATIO * after && after < RATIO * before) {
                return Optional.empty();
            }
            double seconds = slot * Slots.SECONDS;
            boolean warmUp = after < before && change.index() < START * blocking.blocks();
            return Optional.of(warmUp ? new Settling(seconds) : new Unsteady(Level.P90_OF_OK, before, after, seconds));
        });
    }

    private Optional<Remark> success(Blocking blocking) {
        if (blocking.total(tally.counts(Things.INTENDED)) == 0) {
            return Optional.empty();
        }
        double[] excess = blocking.excess(tally.counts(Things.OK), tally.counts(Things.INTENDED));
        return ChangePoint.of(excess).flatMap(change -> {
            int slot = blocking.from(change.index());
            double before = okPercent(blocking.first(), slot);
            double after = okPercent(slot, blocking.end());
            return Math.abs(after - before) > POINTS
                    ? Optional.of(new Unsteady(Level.SUCCESS_RATE, before, after, slot * Slots.SECONDS))
                    : Optional.empty();
        });
    }

    private double okPercent(int first, int end) {
        long intended = tally.counts(Things.INTENDED).total(first, end);
        return intended == 0 ? 100 : 100.0 * tally.counts(Things.OK).total(first, end) / intended;
    }

    private Optional<Remark> callsInFlight(Blocking blocking) {
        double[] means = new double[blocking.blocks()];
        for (int block = 0; block < means.length; block++) {
            means[block] = inFlight(blocking.from(block), blocking.from(block + 1));
        }
        return ChangePoint.of(means).flatMap(change -> {
            int slot = blocking.from(change.index());
            double before = inFlight(blocking.first(), slot);
            double after = inFlight(slot, blocking.end());
            return after > IN_FLIGHT_RATIO * before && after > before + 1
                    ? Optional.of(new Unsteady(Level.CALLS_IN_FLIGHT, before, after, slot * Slots.SECONDS))
                    : Optional.empty();
        });
    }

    private double inFlight(int first, int end) {
        return inFlight.mean(first * Slots.SECONDS, end * Slots.SECONDS);
    }
}
