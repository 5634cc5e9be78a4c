package io.github.wingload.judge;

import io.github.wingload.judge.tally.Delivery;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Figure.TokenRate;
import io.github.wingload.plan.Figure.Within;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.ThresholdFinding.Estimated;
import io.github.wingload.result.ThresholdFinding.Exact;
import io.github.wingload.result.ThresholdFinding.Exact.Basis;
import io.github.wingload.result.ThresholdFinding.FallsBehind;
import io.github.wingload.result.ThresholdFinding.NothingToJudge;
import io.github.wingload.result.ThresholdFinding.NothingToJudge.Lack;
import io.github.wingload.result.ThresholdFinding.WithinLimit;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.SlotTimes;
import io.github.wingload.stats.WindowTimes;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.RunLength;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Compares the calls of a run with a threshold.
 *
 * <p>The figure's 95 % interval decides: the threshold is met if the whole interval is on the good side of the limit, missed if
 * the whole interval is on the bad side, and undecided otherwise. A percentile is judged as a share: "p90 of ok ≤ 500 ms" means
 * "90 % of ok calls took at most 500 ms", counted exactly. The interval of a run that is too short for blocks assumes independent
 * calls. Shortest and longest times, and shares with a limit of 0 % or 100 %, have no interval: the figure itself decides.
 */
final class ThresholdJudge implements Figure.Source<ThresholdResult> {

    static final double CONFIDENCE = 0.95;

    /** Rates that differ by a smaller part of themselves are equal: the difference comes from the division. */
    private static final double SAME_RATE = 1e-9;

    private final Plan plan;
    private final ThresholdTally tally;
    private final ThresholdTally random;
    private final Rule threshold;
    private final Blocking blocking;
    private final Map<ThresholdTally, WindowTimes> windows = new HashMap<>();

    private ThresholdJudge(Plan plan, ThresholdTally tally, ThresholdTally random, Blocking blocking) {
        this.plan = plan;
        this.tally = tally;
        this.random = random;
        this.threshold = tally.threshold();
        this.blocking = blocking;
    }

    /** @param run the window of the run */
    static ThresholdResult judge(Plan plan, ThresholdTally tally, Window run) {
        return judge(plan, tally, tally, run);
    }

    /**
     * Compares the calls with the threshold, with intervals that other calls have.
     *
     * @param random the same calls without delays of wingload. How often these happen is known, not a matter of chance, so that they
     *     move a figure without making it less certain
     */
    static ThresholdResult judge(Plan plan, ThresholdTally tally, ThresholdTally random, Window run) {
        Blocking blocking = Blocking.of(tally.seconds(run));
        if (tally.threshold().over().isPresent()) {
            return new SlidingJudge(tally, blocking).judge();
        }
        boolean comparable = nothingToJudge(random, blocking).isEmpty();
        return nothingToJudge(tally, blocking)
                .orElseGet(() -> tally.threshold()
                        .figure()
                        .from(new ThresholdJudge(plan, tally, comparable ? random : tally, blocking)));
    }

    /** The result of a threshold whose figure cannot be made from any call; empty if there is such a call. */
    static Optional<ThresholdResult> nothingToJudge(ThresholdTally tally, Blocking blocking) {
        Figure figure = tally.threshold().figure();
        if (figure instanceof TokenRate tokens && blocking.total(tally.counts(tokens.unknown())) > 0) {
            return Optional.of(new ThresholdResult(
                    tally.threshold(),
                    State.INCONCLUSIVE,
                    Optional.empty(),
                    new NothingToJudge(Lack.USAGE, blocking.total(tally.counts(tokens.unknown())))));
        }
        boolean someJudged = figure.whole()
                .map(whole -> blocking.total(tally.counts(whole)) > 0)
                .orElse(blocking.seconds() > 0);
        if (someJudged) {
            return Optional.empty();
        }
        long intended = blocking.total(tally.counts(Things.INTENDED));
        long ok = blocking.total(tally.counts(Things.OK));
        boolean ofAnswers = figure instanceof Share share && share.ofAnswers() && intended > 0;
        Calls calls = figure instanceof Timing timing ? timing.times().calls() : Calls.ALL;
        NothingToJudge nothing;
        boolean ofStreams = figure.needs().stream()
                .anyMatch(counted -> counted instanceof Times times && times.quantity() != Quantity.DURATION);
        if (ofStreams && ok > 0) {
            nothing = new NothingToJudge(Lack.TIMES, ok);
        } else if (calls == Calls.OK || ofStreams || ofAnswers && ok == 0) {
            nothing = new NothingToJudge(Lack.OK, intended);
        } else if (ofAnswers) {
            nothing = new NothingToJudge(figure.equals(Figure.CACHE_HIT_RATE) ? Lack.CACHE_RESULTS : Lack.ITEMS, ok);
        } else if (intended == 0) {
            nothing = new NothingToJudge(Lack.INTENDED, 0);
        } else {
            nothing = new NothingToJudge(calls == Calls.FAILED ? Lack.FAILED : Lack.SENT, intended);
        }
        State state = switch (nothing.lack()) {
            case OK -> State.FAIL;
            case FAILED -> State.PASS;
            case INTENDED, SENT, CACHE_RESULTS, ITEMS, TIMES, PAIRS, USAGE -> State.INCONCLUSIVE;
        };
        return Optional.of(new ThresholdResult(tally.threshold(), state, Optional.empty(), nothing));
    }

    @Override
    public ThresholdResult percentile(Times times, double number) {
        JudgedShare within = JudgedShare.ofPercentile(threshold, times, number, 1);
        double wanted = within.limit();
        SlotTimes durations = tally.calls().times(times);
        Estimate share = estimate(calls -> share(calls, within, times), 1);
        long judged = blocking.total(tally.counts(times));
        boolean alike = times.quantity() == Quantity.GAP && blocking.shortRun();
        Optional<Estimate> quantile = !alike && allEnded(tally, times) && allEnded(random, times)
                ? Optional.of(estimate(
                                calls -> windowTimes(calls, times).quantile(wanted, CONFIDENCE),
                                Double.POSITIVE_INFINITY)
                        .times(1 / 1e3))
                : Optional.empty();
        double percentileMs = durations.percentileMs(blocking.first(), blocking.end(), number);
        OptionalDouble needed = secondsNeeded(share, wanted, judged);
        return result(
                within.state(share.interval()),
                quantile,
                new WithinLimit(quantile, percentileMs, share, judged, blocking, needed));
    }

    private Estimate share(ThresholdTally calls, JudgedShare within, Times times) {
        Estimate share =
                blocking.share(calls.counts(within.part()), calls.counts(times), windowTimes(calls, times), CONFIDENCE);
        return within.part() instanceof Within part && times.quantity() == Quantity.GAP
                ? calls.calls().ofGaps(part, share, CONFIDENCE)
                : share;
    }

    private WindowTimes windowTimes(ThresholdTally calls, Times times) {
        return windows.computeIfAbsent(
                calls, any -> new WindowTimes(blocking, calls.calls().times(times)));
    }

    private boolean allEnded(ThresholdTally calls, Times times) {
        return calls.calls().times(times).count(blocking.first(), blocking.end())
                == blocking.total(calls.counts(times));
    }

    /**
     * An estimate from the calls, with the interval of those without delays of wingload.
     *
     * @param most the largest value that the figure can have; the smallest is 0
     */
    private Estimate estimate(Function<ThresholdTally, Estimate> of, double most) {
        Estimate measured = of.apply(tally);
        return random == tally
                ? measured
                : of.apply(random).movedTo(measured.value()).within(0, most);
    }

    @Override
    public ThresholdResult share(Counted part, Counted of) {
        Estimate figure = estimate(100);
        long whole = blocking.total(tally.counts(of));
        boolean exact = threshold.limit() <= 0 || threshold.limit() >= 100;
        OptionalDouble needed = secondsNeeded(figure.times(1 / 100.0), threshold.limit() / 100, whole);
        return result(
                exact ? exactState(figure.value()) : state(figure),
                Optional.of(figure),
                new Estimated(figure, Optional.of(whole), blocking, needed));
    }

    @Override
    public ThresholdResult rate(Things counted, Duration per) {
        SlotCounts delivered = tally.counts(counted);
        SlotCounts offered = tally.counts(Things.INTENDED);
        Delivery delivery = Delivery.of(plan, threshold);
        Estimate figure = estimate(
                        calls -> delivery.perSecond(blocking, calls.counts(counted), calls.counts(Things.INTENDED)),
                        Double.POSITIVE_INFINITY)
                .times(per.toSeconds());
        long intended = blocking.total(offered);
        Optional<Estimate> backlog =
                Delivery.backlog(plan, blocking, offered, tally.ended()).map(growth -> growth.times(per.toSeconds()));
        if (backlog.isPresent()) {
            Estimate kept = figure.minus(backlog.get()).within(0, Double.POSITIVE_INFINITY);
            double offeredRate = intended * (double) per.toSeconds() / blocking.seconds();
            return result(
                    state(kept),
                    Optional.of(kept),
                    new FallsBehind(kept, offeredRate, backlog.get().value() / per.toSeconds()));
        }
        if (delivery.fixed() && intended > 0 && blocking.total(delivered) == intended) {
            double slack = threshold.limit() * SAME_RATE * (threshold.operator().upper() ? -1 : 1);
            Basis basis = counted != Things.SENT ? Basis.ALL_OK : Basis.ALL_ENDED;
            return result(
                    exactState(figure.value() + slack),
                    Optional.of(figure),
                    new Exact(figure.value(), basis, intended));
        }
        return estimated(figure);
    }

    @Override
    public ThresholdResult mean(Times times) {
        return estimated(estimate(Double.POSITIVE_INFINITY));
    }

    @Override
    public ThresholdResult tokensPerSecond(Things counted) {
        return estimated(estimate(Double.POSITIVE_INFINITY));
    }

    @Override
    public ThresholdResult perSecond(Times times) {
        return estimated(estimate(Double.POSITIVE_INFINITY));
    }

    private ThresholdResult estimated(Estimate figure) {
        return result(
                state(figure),
                Optional.of(figure),
                new Estimated(figure, Optional.empty(), blocking, secondsNeeded(figure)));
    }

    @Override
    public ThresholdResult shortest(Times times) {
        return extreme();
    }

    @Override
    public ThresholdResult longest(Times times) {
        return extreme();
    }

    private ThresholdResult extreme() {
        double figure = threshold.figure().from(tally.calls().values(blocking)).orElseThrow();
        return result(exactState(figure), Optional.empty(), new Exact(figure, Basis.EXTREME, 0));
    }

    @Override
    public ThresholdResult unknown() {
        throw new IllegalArgumentException("a threshold on calls cannot have this figure: " + threshold.text());
    }

    private ThresholdResult result(State state, Optional<Estimate> estimate, ThresholdFinding finding) {
        return new ThresholdResult(threshold, state, estimate, finding);
    }

    private Estimate estimate(double most) {
        return estimate(
                calls -> threshold
                        .figure()
                        .from(calls.calls().estimates(blocking, CONFIDENCE))
                        .orElseThrow(),
                most);
    }

    private State exactState(double figure) {
        return state(threshold.operator().holds(figure, threshold.limit()));
    }

    private State state(Estimate figure) {
        return state(threshold.operator(), figure.interval(), threshold.limit());
    }

    static State state(Operator operator, Interval interval, double limit) {
        boolean low = operator.holds(interval.low(), limit);
        boolean high = operator.holds(interval.high(), limit);
        return low == high ? state(low) : State.INCONCLUSIVE;
    }

    static State state(boolean met) {
        return met ? State.PASS : State.FAIL;
    }

    /** The length of a run that separates a share from its limit, if calls vary as they did. */
    private OptionalDouble secondsNeeded(Estimate share, double limit, long calls) {
        if (share.alikeSeconds().isPresent()) {
            return secondsNeeded(share);
        }
        double effective = RunLength.effectiveCalls(limit, share.value(), CONFIDENCE);
        return atLeastThisRun(effective * share.designEffect() / calls, blocking);
    }

    /** The same for a figure whose interval narrows with the square root of the run's length. */
    private OptionalDouble secondsNeeded(Estimate figure) {
        return secondsNeeded(figure, threshold.limit(), blocking);
    }

    /** The same, of a figure in this window. */
    static OptionalDouble secondsNeeded(Estimate figure, double limit, Blocking blocking) {
        if (figure.alikeSeconds().isPresent()) {
            return OptionalDouble.of(
                    RunLength.longEnoughSeconds(figure.alikeSeconds().getAsDouble(), blocking.seconds()));
        }
        double half = (figure.interval().high() - figure.interval().low()) / 2;
        double ratio = half / Math.abs(figure.value() - limit);
        return atLeastThisRun(ratio * ratio, blocking);
    }

    private static OptionalDouble atLeastThisRun(double runs, Blocking blocking) {
        double seconds = Math.max(1, runs) * blocking.seconds();
        return Double.isFinite(seconds) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }
}
