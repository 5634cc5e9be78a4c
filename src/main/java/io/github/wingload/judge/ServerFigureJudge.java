package io.github.wingload.judge;

import static io.github.wingload.text.Figures.count;

import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Stage;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import io.github.wingload.stats.Slots;
import io.github.wingload.text.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Holds what scrapes told of a figure against a threshold, by the figure itself: scrapes at equal distances are no sample that
 * an interval could be made from.
 *
 * <p>At least two scrapes, and half of those planned, have to have told. With fewer nothing can be told, but for one thing: a
 * single scrape beyond a limit on the most, or on the least, is one too many. Windows slide by ten seconds, as those of calls.
 */
final class ServerFigureJudge {

    private static final double NS_PER_SECOND = 1e9;
    private static final long SLIDE_NS = Duration.ofSeconds(Slots.SECONDS).toNanos();
    private static final int FEWEST = 2;

    private final Rule threshold;
    private final Statistic statistic;
    private final Subject subject;
    private final FigureSeries series;
    private final Duration every;
    private final Window window;

    private ServerFigureJudge(Rule threshold, Statistic statistic, FigureSeries series, Duration every, Window window) {
        this.threshold = threshold;
        this.statistic = statistic;
        this.subject = new Subject(threshold);
        this.series = series;
        this.every = every;
        this.window = window;
    }

    /**
     * @param threshold on a figure of the server
     * @param figure the same
     */
    static Ruling judge(Rule threshold, Observed figure, ServerTally tally, Course course, Window run) {
        Window window = threshold
                .stage()
                .map(name -> course.stages().stream().map(Stage::name).toList().indexOf(name))
                .map(stage -> course.window(stage, run, run.endNs()))
                .orElse(run);
        ServerFigureJudge judge = new ServerFigureJudge(
                threshold, figure.statistic(), tally.series(figure.figure()), tally.every(figure.figure()), window);
        return threshold.over().isPresent() ? judge.windows(threshold.over().get()) : judge.whole();
    }

    private Ruling whole() {
        State state = state(window.startNs(), window.endNs());
        if (state == State.INCONCLUSIVE) {
            return untold(window.seconds());
        }
        double figure = figure(window.startNs(), window.endNs()).orElseThrow();
        String finding = subject.figure() + " is " + subject.value(figure) + ", " + subject.limit()
                + " is required; from " + scrapes(series.count(window.startNs(), window.endNs()));
        return Ruling.of(threshold, state, Optional.of(estimate(figure)), finding);
    }

    private Ruling windows(Duration length) {
        String over = Figures.stretch(length);
        int all = 0;
        int broken = 0;
        int untold = 0;
        long worst = window.startNs();
        for (long ns = window.startNs(); ns + length.toNanos() <= window.endNs(); ns += SLIDE_NS) {
            State state = state(ns, ns + length.toNanos());
            all++;
            broken += state == State.FAIL ? 1 : 0;
            untold += state == State.INCONCLUSIVE ? 1 : 0;
            worst = worse(ns, worst, length.toNanos()) ? ns : worst;
        }
        if (all == 0) {
            String finding =
                    "no window of " + over + " fits into the " + Figures.stretch(window.seconds()) + " that are judged";
            return Ruling.of(threshold, State.INCONCLUSIVE, Optional.empty(), finding)
                    .needing(length.toNanos() / NS_PER_SECOND);
        }
        if (broken == 0 && untold > 0) {
            return untold(length.toNanos() / NS_PER_SECOND);
        }
        double figure = figure(worst, worst + length.toNanos()).orElseThrow();
        String kept = broken == 0
                ? "kept in all of " + count(all, "window", "windows")
                : "broken in " + count(broken) + " of " + count(all, "window", "windows");
        double begin = (worst - window.startNs()) / NS_PER_SECOND;
        String finding = subject.figure() + ", " + subject.limit() + " asked, is " + kept + " of " + over
                + "; the worst is " + subject.value(figure) + " from " + Figures.stretch(begin) + " to "
                + Figures.stretch(begin + length.toNanos() / NS_PER_SECOND);
        return Ruling.of(threshold, Ruling.state(broken == 0), Optional.of(estimate(figure)), finding);
    }

    /** How a stretch of time fares. */
    private State state(long beginNs, long endNs) {
        Optional<Double> figure = figure(beginNs, endNs);
        if (figure.isEmpty()) {
            return State.INCONCLUSIVE;
        }
        boolean kept = threshold.operator().holds(figure.get(), threshold.limit());
        long planned = (endNs - beginNs) / every.toNanos();
        boolean enough = series.count(beginNs, endNs) >= Math.max(FEWEST, (planned + 1) / 2);
        return enough || !kept && oneIsEnough() ? Ruling.state(kept) : State.INCONCLUSIVE;
    }

    private boolean oneIsEnough() {
        return statistic == (threshold.operator().upper() ? Statistic.MAX : Statistic.MIN);
    }

    private boolean worse(long ns, long thanNs, long lengthNs) {
        Optional<Double> one = figure(ns, ns + lengthNs);
        Optional<Double> other = figure(thanNs, thanNs + lengthNs);
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent();
        }
        return threshold.operator().upper() ? one.get() > other.get() : one.get() < other.get();
    }

    private Optional<Double> figure(long beginNs, long endNs) {
        return series.values(beginNs, endNs).map(values -> values.of(statistic));
    }

    /** @param seconds of the stretch that could not be told */
    private Ruling untold(double seconds) {
        List<Failure> failures = series.failures(window.startNs(), window.endNs());
        String failed = failures.isEmpty()
                ? ""
                : "; " + scrapes(series.failed(window.startNs(), window.endNs())) + " failed: "
                        + failures.get(0).error();
        String finding = "too few scrapes told of " + subject.figure() + ": "
                + count(series.count(window.startNs(), window.endNs())) + " in the "
                + Figures.stretch(window.seconds()) + " that are judged, with one every " + Figures.stretch(every)
                + " planned" + failed;
        Ruling ruling = Ruling.of(threshold, State.INCONCLUSIVE, Optional.empty(), finding);
        return failures.isEmpty()
                ? ruling.needing(Math.max(seconds, (FEWEST + 1) * every.toNanos() / NS_PER_SECOND))
                : ruling;
    }

    private static Estimate estimate(double figure) {
        return new Estimate(figure, Interval.UNBOUNDED, 1, 0, Estimate.Method.SHORT_RUN, false);
    }

    private static String scrapes(long count) {
        return count(count, "scrape", "scrapes");
    }
}
