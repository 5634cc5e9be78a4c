package io.github.wingload.judge;

import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Stage;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.Unsteady;
import io.github.wingload.result.Remark.Unsteady.Level;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import io.github.wingload.stats.Mover;
import io.github.wingload.stats.Settling;
import io.github.wingload.stats.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Compares the end of a run with its start. It makes remarks only and changes no verdict.
 *
 * <p>Of the longest steady stage, it compares the first third with the last: the 90th percentile of ok calls and the success
 * rate, if each third has ten blocks, and the calls in flight. It also finds how long response times took to settle.
 */
record Steadiness(Course course, Window window, WindowTally tally, CallsInFlight inFlight) {

    private static final double CONFIDENCE = 0.95;

    /** Smaller changes are ignored, however certain. */
    private static final double RATIO = 1.10;

    private static final double LEAST_MS = 20;
    private static final double POINTS = 0.5;
    private static final double BACKLOG_RATIO = 1.2;

    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
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
        thirds(from, to, remarks);
        settling(from, to, remarks);
        return remarks;
    }

    private void thirds(double from, double to, List<Remark> remarks) {
        int first = (int) Math.ceil(from / Slots.SECONDS);
        int slots = ((int) (to / Slots.SECONDS) - first) / 3;
        double seconds = (double) slots * Slots.SECONDS;
        Blocking early = Blocking.of(first, seconds);
        Blocking late = Blocking.of(first + 2 * slots, seconds);
        if (early.shortRun()) {
            return;
        }
        if (early.total(tally.counts(Things.OK)) > 0 && late.total(tally.counts(Things.OK)) > 0) {
            p90(early, late, remarks);
        }
        if (early.total(tally.counts(Things.INTENDED)) > 0 && late.total(tally.counts(Things.INTENDED)) > 0) {
            success(early, late, remarks);
        }
        double before = inFlight.mean(early.first() * (double) Slots.SECONDS, early.end() * (double) Slots.SECONDS);
        double after = inFlight.mean(late.first() * (double) Slots.SECONDS, late.end() * (double) Slots.SECONDS);
        if (after > BACKLOG_RATIO * before && after > before + 1) {
            remarks.add(new Unsteady(Level.CALLS_IN_FLIGHT, before, after));
        }
    }

    private void p90(Blocking early, Blocking late, List<Remark> remarks) {
        Estimate before = early.quantile(tally.okTimes(), 0.9, CONFIDENCE).times(1 / 1e3);
        Estimate after = late.quantile(tally.okTimes(), 0.9, CONFIDENCE).times(1 / 1e3);
        Interval ratio = Mover.ratio(before.value(), before.interval(), after.value(), after.interval());
        double change = after.value() / before.value();
        boolean matters = Math.abs(after.value() - before.value()) >= LEAST_MS;
        if (matters && (ratio.low() > 1 && change > RATIO || ratio.high() < 1 && change < 1 / RATIO)) {
            remarks.add(new Unsteady(Level.P90_OF_OK, before.value(), after.value()));
        }
    }

    private void success(Blocking early, Blocking late, List<Remark> remarks) {
        Estimate before = early.share(tally.counts(Things.OK), tally.counts(Things.INTENDED), CONFIDENCE)
                .times(100);
        Estimate after = late.share(tally.counts(Things.OK), tally.counts(Things.INTENDED), CONFIDENCE)
                .times(100);
        Interval change = Mover.difference(before.value(), before.interval(), after.value(), after.interval());
        boolean certain = change.low() > 0 || change.high() < 0;
        if (certain && Math.abs(after.value() - before.value()) > POINTS) {
            remarks.add(new Unsteady(Level.SUCCESS_RATE, before.value(), after.value()));
        }
    }

    /** Uses the mean logarithm of ok times in each second; a second without ok calls repeats the value before it. */
    private void settling(double from, double to, List<Remark> remarks) {
        int first = (int) Math.ceil(from);
        int end = Math.min((int) to, tally.okCounts.end());
        double[] series = new double[Math.max(0, end - first)];
        double last = 0;
        for (int second = first; second < end; second++) {
            double count = tally.okCounts.get(second);
            last = count > 0 ? tally.okLogs.get(second) / count : last;
            series[second - first] = last;
        }
        Settling.of(series).ifPresent(settling -> {
            double change = Math.exp(Math.abs(settling.meanBefore() - settling.meanAfter()));
            if (settling.dropped() == 0 || change < RATIO) {
                return;
            }
            remarks.add(new Remark.Settling(
                    settling.neverSettled() ? OptionalDouble.empty() : OptionalDouble.of(settling.dropped())));
        });
    }
}
