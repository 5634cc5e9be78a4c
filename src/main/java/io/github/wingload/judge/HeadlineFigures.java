package io.github.wingload.judge;

import io.github.wingload.judge.tally.CallsInFlight;
import io.github.wingload.judge.tally.Delivery;
import io.github.wingload.judge.tally.TimedTasks;
import io.github.wingload.judge.tally.WindowTally;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.TokenRate;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.CensoredPercentile;
import io.github.wingload.result.Analysis.Estimates;
import io.github.wingload.result.Analysis.LittlesLaw;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.StreamFigures;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.interval.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The headline figures over the whole window; times are of {@linkplain TimedTasks timed tasks}.
 *
 * @param share of the planned load that the run was to make
 * @param calls all calls of the window
 * @param timed the calls of timed tasks
 */
record HeadlineFigures(Plan plan, double share, Window window, WindowTally tally, CallStats calls, CallStats timed) {

    private static final double CONFIDENCE = 0.95;

    private static final double[] ALL_CALLS = {50, 90, 95, 99, 99.9};

    /** The threshold on the rate of all requests, else the rate of the schedule; the share of it that the run was to make; empty for the closed model without a threshold. */
    OptionalDouble targetPerHour() {
        Optional<Rule> wanted = plan.thresholds().stream()
                .filter(threshold -> threshold.figure().equals(Figure.REQUESTS_PER_HOUR))
                .filter(threshold -> !threshold.operator().upper()
                        && threshold.task().isEmpty()
                        && threshold.stage().isEmpty()
                        && threshold.over().isEmpty())
                .findFirst();
        if (wanted.isPresent()) {
            return OptionalDouble.of(share * wanted.get().limit());
        }
        return plan.load().open()
                ? OptionalDouble.of(share * 3600 * plan.offer().perSecond())
                : OptionalDouble.empty();
    }

    /**
     * How much of each percentile of the ok calls delays of wingload can have added.
     *
     * @param without the calls without the delays
     */
    OwnDelays.Added added(WindowTally without) {
        return new OwnDelays.Added(added(50, without), added(90, without), added(95, without), added(99, without));
    }

    private OptionalDouble added(double percentile, WindowTally without) {
        Blocking blocking = Blocking.of(window.seconds());
        Figure figure = Figure.percentile(percentile, Calls.OK);
        OptionalDouble measured = figure.from(tally.calls().values(blocking));
        OptionalDouble shorter = figure.from(without.calls().values(blocking));
        return measured.isPresent() && shorter.isPresent()
                ? OptionalDouble.of(Math.max(0, measured.getAsDouble() - shorter.getAsDouble()))
                : OptionalDouble.empty();
    }

    LittlesLaw littlesLaw(CallsInFlight inFlight) {
        OptionalDouble targetPerHour = targetPerHour();
        double serviceSeconds = calls.all().service().meanMs() / 1e3;
        OptionalDouble needed = targetPerHour.isPresent() && calls.requests() > 0
                ? OptionalDouble.of(targetPerHour.getAsDouble() / 3600 * serviceSeconds)
                : OptionalDouble.empty();
        return new LittlesLaw(
                inFlight.mean(0, window.seconds()), window.perSecond(calls.requests()) * serviceSeconds, needed);
    }

    Estimates estimates() {
        Blocking blocking = Blocking.of(window.seconds());
        Figure.Source<Optional<Estimate>> estimates = tally.calls().estimates(blocking, CONFIDENCE);
        return new Estimates(
                Figure.SUCCESS_RATE.from(estimates),
                Figure.percentile(50, Calls.OK).from(estimates),
                Figure.percentile(90, Calls.OK).from(estimates),
                Figure.percentile(95, Calls.OK).from(estimates),
                Figure.percentile(99, Calls.OK).from(estimates),
                delivered(blocking).map(perSecond -> perSecond.times(3600)));
    }

    /** Empty if no figure of streams was counted. */
    Optional<StreamFigures> streams() {
        Blocking blocking = Blocking.of(window.seconds());
        Figure.Source<OptionalDouble> values = tally.calls().values(blocking);
        Figure.Source<Optional<Estimate>> estimates = tally.calls().estimates(blocking, CONFIDENCE);
        List<StreamFigures.Value> figures = WindowTally.ofStreams(plan).stream()
                .map(figure -> new StreamFigures.Value(
                        figure,
                        isKnown(figure, blocking) ? figure.from(values) : OptionalDouble.empty(),
                        isKnown(figure, blocking) ? figure.from(estimates) : Optional.empty()))
                .toList();
        return figures.isEmpty() ? Optional.empty() : Optional.of(new StreamFigures(figures));
    }

    private boolean isKnown(Figure figure, Blocking blocking) {
        return !(figure instanceof TokenRate tokens)
                || blocking.total(tally.calls().counts(tokens.unknown())) == 0;
    }

    private Optional<Estimate> delivered(Blocking blocking) {
        if (blocking.seconds() == 0) {
            return Optional.empty();
        }
        SlotCounts intended = tally.counts(Things.INTENDED);
        Estimate sent = Delivery.of(plan).perSecond(blocking, tally.counts(Things.SENT), intended);
        return Optional.of(Delivery.backlog(plan, blocking, intended, tally.ended())
                .map(sent::minus)
                .orElse(sent));
    }

    /** Failed calls count as longer than every ok call: beyond the ok calls only the deadline is known as a lower bound. */
    List<CensoredPercentile> allCalls() {
        Durations ok = HeadlineTime.of(plan.load()).of(timed.ok());
        long judged = timed.intended();
        List<CensoredPercentile> percentiles = new ArrayList<>();
        if (judged == 0) {
            return percentiles;
        }
        double deadlineMs = plan.deadline().toNanos() / 1e6;
        for (double percentile : ALL_CALLS) {
            double ofOk = ok.count() == 0 ? Double.POSITIVE_INFINITY : percentile * judged / ok.count();
            boolean beyond = ofOk > 100;
            percentiles.add(new CensoredPercentile(percentile, beyond ? deadlineMs : ok.percentileMs(ofOk), beyond));
        }
        return percentiles;
    }
}
