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
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.interval.ChangePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a run changed its level while the load was steady. The remarks do not change the verdict.
 *
 * <p>The longest stage with a constant level is looked at, for the calls in flight, and for the times of ok calls and the success rate of
 * each target, with streamed answers also its times to the first token and output tokens per second.
 * A stall of the generator is no change. A change is reported if a {@linkplain ChangePoint test} finds one and it is large enough to matter.
 *
 * @param calls of the run by target
 * @param complete false if some calls that were in flight at the end are unknown or were cut off: their tokens, which had arrived, are
 *     then missing
 */
record Steadiness(Course course, Window window, List<Calls> calls, CallsInFlight inFlight, boolean complete) {

    /**
     * Calls to one target.
     *
     * @param side its name; empty in a run of one target
     * @param tally of the calls
     */
    record Calls(Optional<String> side, WindowTally tally) {}

    /** A change of a time or a rate by less does not matter, however certain it is. */
    private static final double RATIO = 1.10;

    private static final double POINTS = 0.5;
    private static final double IN_FLIGHT_RATIO = 1.2;

    /** A run that got better before this share of it was over had to warm up. */
    private static final double START = 0.25;

    /**
     * A figure that is checked.
     *
     * @param side whose calls it is of, in a comparison; empty for all calls
     * @param series its value in each block, or how far that is from the value in the whole window
     * @param value of the figure in a stretch of slots
     * @param matters true if a change is large enough
     * @param betters true if a change is one for the better, as that of a service that warms up
     */
    private record Checked(
            Level what, Optional<String> side, double[] series, OfSlots value, Change matters, Change betters) {}

    @FunctionalInterface
    private interface OfSlots {
        double between(int first, int end);
    }

    @FunctionalInterface
    private interface Change {
        boolean test(double before, double after);
    }

    List<Remark> remarks() {
        Blocking blocking = longestSteadyStage();
        return blocking.shortRun()
                ? List.of()
                : checked(blocking).stream()
                        .flatMap(figure -> change(figure, blocking).stream())
                        .toList();
    }

    private Blocking longestSteadyStage() {
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
        return Blocking.of(first, to - first * Slots.SECONDS);
    }

    private List<Checked> checked(Blocking blocking) {
        List<Checked> figures = new ArrayList<>();
        calls.forEach(ofTarget -> figures.addAll(checked(ofTarget, blocking)));
        figures.add(new Checked(
                Level.CALLS_IN_FLIGHT,
                Optional.empty(),
                blocks(blocking, this::inFlight),
                this::inFlight,
                (before, after) -> after > IN_FLIGHT_RATIO * before && after > before + 1,
                (before, after) -> false));
        return figures;
    }

    private List<Checked> checked(Calls calls, Blocking blocking) {
        WindowTally tally = calls.tally();
        List<Checked> figures = new ArrayList<>();
        figures.add(p90(Level.P90_OF_OK, calls.side(), tally.okTimes(), blocking));
        if (blocking.total(tally.counts(Things.INTENDED)) > 0) {
            figures.add(new Checked(
                    Level.SUCCESS_RATE,
                    calls.side(),
                    blocking.excess(tally.counts(Things.OK), tally.counts(Things.INTENDED)),
                    (first, end) -> okPercent(tally, first, end),
                    (before, after) -> Math.abs(after - before) > POINTS,
                    (before, after) -> false));
        }
        tally.firstTokens().ifPresent(times -> figures.add(p90(Level.P90_OF_TTFT, calls.side(), times, blocking)));
        if (complete) {
            tally.outputTokens(blocking).ifPresent(tokens -> {
                OfSlots perSecond = (first, end) -> perSecond(tokens, first, end);
                figures.add(new Checked(
                        Level.OUTPUT_TOKENS,
                        calls.side(),
                        blocks(blocking, perSecond),
                        perSecond,
                        Steadiness::differ,
                        (before, after) -> after > before));
            });
        }
        return figures;
    }

    private static Checked p90(Level what, Optional<String> side, SlotTimes times, Blocking blocking) {
        return new Checked(
                what,
                side,
                blocking.slowness(times),
                (first, end) -> times.percentileMs(first, end, 90),
                Steadiness::differ,
                (before, after) -> after < before);
    }

    private static boolean differ(double before, double after) {
        return before >= RATIO * after || after >= RATIO * before;
    }

    private static double[] blocks(Blocking blocking, OfSlots value) {
        double[] values = new double[blocking.blocks()];
        Arrays.setAll(values, block -> value.between(blocking.from(block), blocking.from(block + 1)));
        return values;
    }

    private static Optional<Remark> change(Checked figure, Blocking blocking) {
        return ChangePoint.of(figure.series()).flatMap(change -> {
            int slot = blocking.from(change.index());
            double before = figure.value().between(blocking.first(), slot);
            double after = figure.value().between(slot, blocking.end());
            if (!figure.matters().test(before, after)) {
                return Optional.empty();
            }
            double seconds = slot * Slots.SECONDS;
            boolean warmUp = figure.betters().test(before, after) && change.index() < START * blocking.blocks();
            return Optional.of(
                    warmUp
                            ? new Settling(figure.what(), figure.side(), seconds)
                            : new Unsteady(figure.what(), figure.side(), before, after, seconds));
        });
    }

    private static double okPercent(WindowTally tally, int first, int end) {
        long intended = tally.counts(Things.INTENDED).total(first, end);
        return intended == 0 ? 100 : 100.0 * tally.counts(Things.OK).total(first, end) / intended;
    }

    private double inFlight(int first, int end) {
        return inFlight.mean(first * Slots.SECONDS, end * Slots.SECONDS);
    }

    private static double perSecond(SlotCounts counts, int first, int end) {
        return counts.total(first, end) / ((end - first) * Slots.SECONDS);
    }
}
