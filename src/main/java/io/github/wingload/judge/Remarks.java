package io.github.wingload.judge;

import static io.github.wingload.judge.Wording.count;
import static io.github.wingload.judge.Wording.seconds;
import static io.github.wingload.judge.Wording.text;

import io.github.wingload.plan.Stage;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.Signal;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a reader should know besides the figures, a sentence each. */
final class Remarks {

    private static final double LONG_RAMP = 0.25;
    private static final double PERCENT = 100;
    private static final double LITTLES_TOLERANCE = 0.05;
    private static final double MANY_SERVICE_TIMES = 20;
    private static final double MS_PER_SECOND = 1e3;

    private final List<String> sentences = new ArrayList<>();

    List<String> sentences() {
        return sentences;
    }

    /** @param words of a sentence, without capital and full stop */
    void add(String words) {
        sentences.add(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".");
    }

    /** A limited generator, where no threshold made the run invalid for it. */
    void generator(GeneratorHealth health) {
        health.signals().stream()
                .filter(signal -> signal.state() == State.LIMITED)
                .map(Signal::finding)
                .forEach(finding -> add("the generator was limited: " + finding));
    }

    /** A target rate that was reached only with calls that failed. */
    void targetMetOnlyWithErrors(OptionalDouble targetPerHour, Window window, CallStats calls) {
        if (targetPerHour.isEmpty()) {
            return;
        }
        double target = targetPerHour.getAsDouble();
        double all = window.perHour(calls.requests());
        double ok = window.perHour(calls.ok().count());
        if (all >= target && ok < target && calls.failures() > 0) {
            add("the target of " + Unit.NUMBER.text(target) + " requests/hour was met only with calls that failed: "
                    + Unit.NUMBER.text(ok) + " ok/hour are " + Unit.PERCENT.text(PERCENT * ok / target) + " of it");
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
            add("the load was still changing for " + seconds(Wording.tenths(ramps)) + " of "
                    + seconds(Wording.tenths(window.seconds()))
                    + ": the figures mix that with the full load"
                    + (held.isEmpty() ? "" : "; see stage " + String.join(", ", held)));
        }
    }

    void shortRun(Blocking blocking) {
        if (blocking.shortRun()) {
            add("short run: " + seconds(Wording.tenths(blocking.seconds())) + " have fewer than ten blocks of "
                    + seconds(blocking.blockSeconds())
                    + ", so intervals take calls as independent and are too narrow if they are not");
        }
    }

    /** Which stretch rates divide by, where it is not all of the time that the run took. */
    void windowAndWall(Window window, LoadResult load) {
        double wall = load.lastCallEnd().toMillis() / MS_PER_SECOND;
        if (Math.abs(wall - window.seconds()) < 1) {
            return;
        }
        add("rates divide by the window of " + seconds(Wording.tenths(window.seconds())) + "; with "
                + (window.startNs() > 0 ? "warm-up and " : "")
                + "the calls that were waited for at the end the run took "
                + seconds(Wording.tenths(wall)));
    }

    void littlesLaw(LittlesLaw law, Window window, CallStats calls) {
        double service = calls.all().service().meanMs() / MS_PER_SECOND;
        double other = law.throughputTimesServiceTime();
        if (other > 1
                && window.seconds() > MANY_SERVICE_TIMES * service
                && Math.abs(law.meanInFlight() - other) > LITTLES_TOLERANCE * other) {
            add(text(
                    "the figures do not agree: %.1f calls in flight, but throughput × mean service time is %.1f",
                    law.meanInFlight(), other));
        }
    }

    void counts(CallStats calls, long beyondPlan, long unknown) {
        if (calls.unfinished() > 0) {
            add(count(calls.unfinished(), "call was", "calls were") + " cut off by the abort and count as failed");
        }
        if (unknown > 0) {
            add(count(unknown, "call was", "calls were")
                    + " in flight when the process was killed: nobody knows what became of them");
        }
        if (calls.clamped() > 0) {
            add(count(calls.clamped(), "time", "times") + " did not fit the histograms and count as their bounds");
        }
        if (beyondPlan > 0) {
            add(count(beyondPlan, "call was", "calls were") + " intended after the planned end and are not counted");
        }
    }
}
