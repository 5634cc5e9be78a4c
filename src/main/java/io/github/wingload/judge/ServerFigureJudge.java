package io.github.wingload.judge;

import io.github.wingload.judge.tally.FigureSeries;
import io.github.wingload.judge.tally.ServerTally;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.ThresholdFinding.Exact;
import io.github.wingload.result.ThresholdFinding.Exact.Basis;
import io.github.wingload.result.ThresholdFinding.NoWindow;
import io.github.wingload.result.ThresholdFinding.TooFewScrapes;
import io.github.wingload.result.ThresholdFinding.Windows;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares a scraped figure of the server with a threshold. The figure itself decides: scrapes at equal distances are not
 * independent, so they give no interval.
 *
 * <p>A decision needs two scrapes with a value, and half of the planned ones. Exception: a single scrape beyond the limit misses
 * a threshold on the greatest, or the least, value. Windows slide by ten seconds, as those of calls do.
 */
record ServerFigureJudge(Rule threshold, Statistic statistic, FigureSeries series, Window window) {

    private static final long SLIDE_NS = Duration.ofSeconds(Slots.STEP_SECONDS).toNanos();
    private static final int FEWEST = 2;

    /**
     * @param threshold on a figure of the server
     * @param figure the threshold's figure
     * @param run the window of the run
     */
    static ThresholdResult judge(Rule threshold, Observed figure, ServerTally tally, Course course, Window run) {
        Window window = threshold
                .stage()
                .map(name -> course.window(course.stage(name), run, run.endNs()))
                .orElse(run);
        ServerFigureJudge judge =
                new ServerFigureJudge(threshold, figure.statistic(), tally.series(figure.figure()), window);
        return threshold.over().map(judge::windows).orElseGet(judge::whole);
    }

    private ThresholdResult whole() {
        State state = state(window.startNs(), window.endNs());
        if (state == State.INCONCLUSIVE) {
            return tooFewScrapes(window.seconds());
        }
        double figure = figure(window.startNs(), window.endNs()).orElseThrow();
        return result(state, figure, new Exact(figure, Basis.SCRAPES, seen().scrapesOk()));
    }

    private ThresholdResult windows(Duration length) {
        long lengthNs = length.toNanos();
        double lengthSeconds = lengthNs / 1e9;
        int all = 0;
        int missed = 0;
        int undecided = 0;
        long worst = window.startNs();
        for (long ns = window.startNs(); ns + lengthNs <= window.endNs(); ns += SLIDE_NS) {
            State state = state(ns, ns + lengthNs);
            all++;
            missed += state == State.FAIL ? 1 : 0;
            undecided += state == State.INCONCLUSIVE ? 1 : 0;
            worst = badness(ns, ns + lengthNs) > badness(worst, worst + lengthNs) ? ns : worst;
        }
        if (all == 0) {
            return undecided(new NoWindow(lengthSeconds, window.seconds()));
        }
        if (missed == 0 && undecided > 0) {
            return tooFewScrapes(lengthSeconds);
        }
        OptionalDouble figure = figure(worst, worst + lengthNs);
        double worstSeconds = (worst - window.startNs()) / 1e9;
        return result(
                ThresholdJudge.state(missed == 0),
                figure.orElseThrow(),
                new Windows(all, missed, 0, lengthSeconds, worstSeconds, figure, true));
    }

    /** The state of a part of the run by its own scrapes. */
    private State state(long beginNs, long endNs) {
        OptionalDouble figure = figure(beginNs, endNs);
        if (figure.isEmpty()) {
            return State.INCONCLUSIVE;
        }
        boolean met = threshold.operator().holds(figure.getAsDouble(), threshold.limit());
        long planned = (endNs - beginNs) / series.every().toNanos();
        boolean enough = series.count(beginNs, endNs) >= Math.max(FEWEST, (planned + 1) / 2);
        return enough || !met && oneIsEnough() ? ThresholdJudge.state(met) : State.INCONCLUSIVE;
    }

    private boolean oneIsEnough() {
        return statistic == (threshold.operator().upper() ? Statistic.MAX : Statistic.MIN);
    }

    private double badness(long beginNs, long endNs) {
        double sign = threshold.operator().upper() ? 1 : -1;
        return figure(beginNs, endNs).stream()
                .map(value -> sign * value)
                .findFirst()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private OptionalDouble figure(long beginNs, long endNs) {
        return series.values(beginNs, endNs).stream()
                .mapToDouble(values -> values.of(statistic))
                .findFirst();
    }

    private ObservedFigure seen() {
        return series.during(window.startNs(), window.endNs());
    }

    /** @param seconds of the part of the run that has too few scrapes */
    private ThresholdResult tooFewScrapes(double seconds) {
        List<Failure> failures = seen().failures();
        double needed = Math.max(seconds, (FEWEST + 1) * series.every().toNanos() / 1e9);
        return undecided(new TooFewScrapes(
                seen().scrapesOk(),
                window.seconds(),
                series.every(),
                seen().scrapesFailed(),
                failures.stream().findFirst().map(Failure::error),
                failures.isEmpty() ? OptionalDouble.of(needed) : OptionalDouble.empty()));
    }

    private ThresholdResult undecided(ThresholdFinding finding) {
        return new ThresholdResult(threshold, State.INCONCLUSIVE, Optional.empty(), finding);
    }

    private ThresholdResult result(State state, double figure, ThresholdFinding finding) {
        Estimate estimate = Estimate.independent(figure, Interval.UNBOUNDED, 0);
        return new ThresholdResult(threshold, state, Optional.of(estimate), finding);
    }
}
