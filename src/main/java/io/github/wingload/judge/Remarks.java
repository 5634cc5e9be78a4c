package io.github.wingload.judge;

import io.github.wingload.plan.Stage;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.Signal;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.Contradiction;
import io.github.wingload.result.Remark.Contradiction.Count;
import io.github.wingload.result.Remark.InWords;
import io.github.wingload.result.Remark.LittlesLawBroken;
import io.github.wingload.result.Remark.RampInWindow;
import io.github.wingload.result.Remark.ShortRun;
import io.github.wingload.result.Remark.SpecialCalls;
import io.github.wingload.result.Remark.TargetMetOnlyWithFailures;
import io.github.wingload.result.Remark.WallTimeDiffers;
import io.github.wingload.result.RunResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Collects what a reader should know besides the figures. */
final class Remarks {

    private static final double LONG_RAMP = 0.25;
    private static final double LITTLES_TOLERANCE = 0.05;
    private static final double MANY_SERVICE_TIMES = 20;
    private static final double MS_PER_SECOND = 1e3;

    private final List<Remark> found = new ArrayList<>();

    List<Remark> found() {
        return found;
    }

    void add(Remark remark) {
        found.add(remark);
    }

    void addAll(List<? extends Remark> remarks) {
        found.addAll(remarks);
    }

    /**
     * Calls that the totals have and the analysis has not, or the other way round: the two count on their own.
     *
     * <p>While a run goes on, calls can come between totals and analysis, so that only a run that has ended is checked.
     */
    void analysed(RunResult result, long analysed) {
        long recorded = result.aggregated().requests() + result.aggregated().neverSent();
        if (recorded != analysed && result.load().end() != EndReason.KILLED) {
            add(new Contradiction(Count.ANALYSED, Optional.empty(), recorded, analysed));
        }
    }

    /** A limited generator, where no threshold made the run invalid for it. */
    void generator(GeneratorHealth health) {
        health.signals().stream()
                .filter(signal -> signal.state() == State.LIMITED)
                .map(Signal::finding)
                .forEach(finding -> add(new InWords("The generator was limited: " + finding + ".")));
    }

    /** A target rate that was reached only with calls that failed. */
    void targetMetOnlyWithFailures(OptionalDouble targetPerHour, Window window, CallStats calls) {
        if (targetPerHour.isEmpty()) {
            return;
        }
        double target = targetPerHour.getAsDouble();
        double ok = window.perHour(calls.ok().count());
        if (window.perHour(calls.requests()) >= target && ok < target && calls.failures() > 0) {
            add(new TargetMetOnlyWithFailures(target, ok));
        }
    }

    /** Ramps that are a good part of what is judged. */
    void ramps(Course course, Window window) {
        double ramps = 0;
        List<String> held = new ArrayList<>();
        for (int i = 0; i < course.stages().size(); i++) {
            Stage stage = course.stages().get(i);
            double seconds = course.window(i, window, window.endNs()).seconds();
            if (!stage.steady()) {
                ramps += seconds;
            } else if (seconds > 0) {
                held.add(stage.name());
            }
        }
        if (ramps > LONG_RAMP * window.seconds()) {
            add(new RampInWindow(ramps, window.seconds(), held));
        }
    }

    void shortRun(Blocking blocking) {
        if (blocking.shortRun()) {
            add(new ShortRun(blocking.longEnoughSeconds()));
        }
    }

    /** Which stretch rates divide by, where it is not all of the time that the run took. */
    void wallTime(Window window, LoadResult load) {
        double wall = load.lastCallEnd().toMillis() / MS_PER_SECOND;
        if (Math.abs(wall - window.seconds()) >= 1) {
            add(new WallTimeDiffers(window.seconds(), wall, window.startNs() > 0));
        }
    }

    void littlesLaw(LittlesLaw law, Window window, CallStats calls) {
        double service = calls.all().service().meanMs() / MS_PER_SECOND;
        double other = law.throughputTimesServiceTime();
        if (other > 1
                && window.seconds() > MANY_SERVICE_TIMES * service
                && Math.abs(law.meanInFlight() - other) > LITTLES_TOLERANCE * other) {
            add(new LittlesLawBroken(law.meanInFlight(), other));
        }
    }

    /** Calls of a kind, if there are any. */
    void calls(SpecialCalls.Kind kind, long count) {
        if (count > 0) {
            add(new SpecialCalls(kind, count));
        }
    }
}
