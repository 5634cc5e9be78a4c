package io.github.wingload.judge;

import static io.github.wingload.text.Figures.count;

import io.github.wingload.judge.words.Wording;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.RunLength;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the calls of a run against a threshold.
 *
 * <p>The figure's 95 % interval decides: all of it on the good side passes, all of it on the bad side fails, else nothing
 * can be told. A percentile is judged as a share: "p90 of ok ≤ 500 ms" is "90 % of ok calls took at most 500 ms", counted
 * exactly. A run too short for blocks is judged with the interval of independent calls. Shortest and longest times, and
 * shares that must be none or all, have no interval: the figure itself decides.
 */
final class ThresholdJudge implements Figure.Source<Ruling> {

    private static final double CONFIDENCE = 0.95;
    private static final double PERCENT = 100;
    private static final double US_PER_MS = 1e3;

    /** Rates that differ by less differ by how they are divided only. */
    private static final double SAME_RATE = 1e-9;

    private final Plan plan;
    private final ThresholdTally tally;
    private final Rule threshold;
    private final Subject subject;
    private final Blocking blocking;

    private ThresholdJudge(Plan plan, ThresholdTally tally, Blocking blocking) {
        this.plan = plan;
        this.tally = tally;
        this.threshold = tally.threshold();
        this.subject = new Subject(threshold);
        this.blocking = blocking;
    }

    /** @param run the window of the run */
    static Ruling judge(Plan plan, ThresholdTally tally, Window run) {
        Blocking blocking = Blocking.of(tally.seconds(run));
        if (tally.threshold().over().isPresent()) {
            return new SlidingJudge(tally, blocking).judge();
        }
        return nothingToJudge(tally, blocking)
                .orElseGet(() -> tally.threshold().figure().from(new ThresholdJudge(plan, tally, blocking)));
    }

    /** How a threshold is judged that has no call to be judged by; empty if it has some. */
    static Optional<Ruling> nothingToJudge(ThresholdTally tally, Blocking blocking) {
        Rule threshold = tally.threshold();
        Subject subject = new Subject(threshold);
        Figure figure = threshold.figure();
        boolean someJudged = figure.whole()
                .map(whole -> blocking.total(tally.counts(whole)) > 0)
                .orElse(blocking.seconds() > 0);
        if (someJudged) {
            return Optional.empty();
        }
        long intended = blocking.total(tally.counts(Things.INTENDED));
        if (intended > 0 && figure instanceof Share share && share.ofAnswers()) {
            return Optional.of(noAnswerTold(tally, blocking));
        }
        String among = intended == 0 ? "no call" + subject.where() + " was intended" : "";
        Calls calls = figure instanceof Timing timing ? timing.times().calls() : Calls.ALL;
        if (calls == Calls.OK) {
            String finding = intended == 0
                    ? "there is no ok call to judge: " + among
                    : "none of " + count(intended, "call", "calls") + subject.where() + " was ok";
            return Optional.of(Ruling.of(threshold, State.FAIL, Optional.empty(), finding));
        }
        if (intended > 0 && calls == Calls.FAILED) {
            String finding =
                    "none of " + count(intended, "call", "calls") + subject.where() + " failed after it was sent";
            return Optional.of(Ruling.of(threshold, State.PASS, Optional.empty(), finding));
        }
        String finding = intended == 0 ? among : "no call" + subject.where() + " was sent";
        return Optional.of(Ruling.of(threshold, State.INCONCLUSIVE, Optional.empty(), finding));
    }

    /** Without an ok call the threshold is missed. If ok calls cannot decide, the result is inconclusive. */
    private static Ruling noAnswerTold(ThresholdTally tally, Blocking blocking) {
        Rule threshold = tally.threshold();
        String where = new Subject(threshold).where();
        long ok = blocking.total(tally.counts(Things.OK));
        if (ok == 0) {
            String finding = "none of " + count(blocking.total(tally.counts(Things.INTENDED)), "call", "calls") + where
                    + " was ok";
            return Ruling.of(threshold, State.FAIL, Optional.empty(), finding);
        }
        String finding = "none of " + count(ok, "ok call", "ok calls") + where
                + (threshold.figure().equals(Figure.CACHE_HIT_RATE)
                        ? " told whether it came from a cache"
                        : " brought an item");
        return Ruling.of(threshold, State.INCONCLUSIVE, Optional.empty(), finding);
    }

    @Override
    public Ruling percentile(Times times, double number) {
        Share withinLimit = ThresholdTally.withinLimit(threshold, new Percentile(number, times));
        double wanted = number / PERCENT;
        Estimate share = blocking.share(tally.counts(withinLimit.part()), tally.counts(times), CONFIDENCE);
        boolean upper = threshold.operator().upper();
        State state = Ruling.state(upper ? Operator.AT_LEAST : Operator.BELOW, share.interval(), wanted);
        SlotTimes durations = tally.calls().times(times);
        long judged = blocking.total(tally.counts(times));
        Optional<Estimate> quantile = durations.count(blocking.first(), blocking.end()) == judged
                ? Optional.of(blocking.quantile(durations, wanted, CONFIDENCE).times(1 / US_PER_MS))
                : Optional.empty();
        String found = quantile.map(estimate ->
                        subject.value(estimate.value()) + " (" + subject.interval(estimate.interval()) + ")")
                .orElseGet(() -> withEndless(durations.percentileMs(blocking.first(), blocking.end(), number)));
        String finding = subject.figure() + " is " + found + ": "
                + Unit.PERCENT.beside(share.value() * PERCENT, number) + " of "
                + count(judged) + " " + subject.within() + " ("
                + Wording.interval(share.times(PERCENT).interval(), Unit.PERCENT, number) + "), "
                + (upper ? "" : "fewer than ")
                + Unit.PERCENT.exact(number) + (upper ? " must" : " may") + "; "
                + Wording.method(share, blocking);
        return Ruling.of(threshold, state, quantile, finding).needing(secondsNeeded(share, wanted, judged));
    }

    /** The percentile itself where failed calls count as never ended: it may not be reached. */
    private static String withEndless(double ms) {
        return (Double.isInfinite(ms) ? "not reached" : Unit.TIME.text(ms)) + ", failed calls counting as never ended";
    }

    @Override
    public Ruling share(Counted part, Counted of) {
        Estimate figure = estimate();
        long whole = blocking.total(tally.counts(of));
        boolean exact = threshold.limit() <= 0 || threshold.limit() >= PERCENT;
        State state = exact
                ? Ruling.state(threshold.operator().holds(figure.value(), threshold.limit()))
                : Ruling.state(threshold.operator(), figure.interval(), threshold.limit());
        String finding = subject.figure() + " is " + subject.value(figure.value()) + " of " + whole(of, whole) + " ("
                + subject.interval(figure.interval()) + "), " + subject.limit() + " is required; "
                + Wording.method(figure, blocking);
        double limit = threshold.limit() / PERCENT;
        return Ruling.of(threshold, state, Optional.of(figure), finding)
                .needing(secondsNeeded(figure.times(1 / PERCENT), limit, whole));
    }

    private static String whole(Counted of, long count) {
        if (of == Things.CACHE_KNOWN) {
            return count(count, "ok call that told", "ok calls that told");
        }
        return of == Things.ITEMS ? count(count, "item", "items") : count(count, "intended call", "intended calls");
    }

    @Override
    public Ruling rate(Things counted, Duration per) {
        SlotCounts delivered = tally.counts(counted);
        SlotCounts offered = tally.counts(Things.INTENDED);
        Delivery delivery = Delivery.of(plan, threshold);
        Estimate figure = delivery.perSecond(blocking, delivered, offered).times(per.toSeconds());
        String value = subject.figure() + " is " + subject.value(figure.value());
        long intended = blocking.total(offered);
        if (delivery.fixed() && intended > 0 && blocking.total(delivered) == intended) {
            double slack = threshold.limit() * SAME_RATE * (threshold.operator().upper() ? -1 : 1);
            State state = Ruling.state(threshold.operator().holds(figure.value() + slack, threshold.limit()));
            String finding = value + ", " + subject.limit() + " is required; the schedule fixed "
                    + count(intended, "start", "starts") + " and every one of them "
                    + (counted == Things.OK ? "was ok" : "ended") + ", so there is no interval";
            return Ruling.of(threshold, state, Optional.of(figure), finding);
        }
        State state = Ruling.state(threshold.operator(), figure.interval(), threshold.limit());
        String finding = value + " (" + subject.interval(figure.interval()) + "), " + subject.limit() + " is required; "
                + Wording.method(figure, blocking);
        return Ruling.of(threshold, state, Optional.of(figure), finding).needing(secondsNeeded(figure));
    }

    @Override
    public Ruling mean(Times times) {
        Estimate figure = estimate();
        State state = Ruling.state(threshold.operator(), figure.interval(), threshold.limit());
        String finding = subject.figure() + " is " + subject.value(figure.value()) + " ("
                + subject.interval(figure.interval()) + "), " + subject.limit() + " is required; "
                + Wording.method(figure, blocking);
        return Ruling.of(threshold, state, Optional.of(figure), finding).needing(secondsNeeded(figure));
    }

    @Override
    public Ruling shortest(Times times) {
        return extreme();
    }

    @Override
    public Ruling longest(Times times) {
        return extreme();
    }

    private Ruling extreme() {
        double figure = threshold.figure().from(tally.calls().values(blocking)).orElseThrow();
        String finding = subject.figure() + " is " + subject.value(figure) + ", " + subject.limit()
                + " is required; it has no interval";
        return Ruling.of(
                threshold,
                Ruling.state(threshold.operator().holds(figure, threshold.limit())),
                Optional.empty(),
                finding);
    }

    @Override
    public Ruling unknown() {
        throw new IllegalArgumentException(threshold.text() + " is no threshold on calls");
    }

    private Estimate estimate() {
        return threshold
                .figure()
                .from(tally.calls().estimates(blocking, CONFIDENCE))
                .orElseThrow();
    }

    /** How long a run would tell a share from its limit, the calls being as alike as they were. */
    private double secondsNeeded(Estimate share, double limit, long calls) {
        double effective = RunLength.effectiveCalls(limit, share.value(), CONFIDENCE);
        return Math.max(blocking.seconds(), effective * share.designEffect() * blocking.seconds() / calls);
    }

    /** The same for a figure whose interval narrows with the root of the run's length. */
    private double secondsNeeded(Estimate figure) {
        double half = (figure.interval().high() - figure.interval().low()) / 2;
        double ratio = half / Math.abs(figure.value() - threshold.limit());
        return Math.max(blocking.seconds(), ratio * ratio * blocking.seconds());
    }
}
