package io.github.wingload.judge;

import static io.github.wingload.judge.words.Wording.count;

import io.github.wingload.judge.words.Wording;
import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.plan.Measure.Kind;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.RunLength;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.text.Unit;
import java.util.Optional;

/**
 * Holds the calls of a run against a threshold.
 *
 * <p>The figure's 95 % interval decides: all of it on the good side passes, all of it on the bad side fails, else nothing
 * can be told. A percentile is judged as a share: "p90 of ok ≤ 500 ms" is "90 % of ok calls took at most 500 ms", counted
 * exactly. A run too short for blocks is judged with the interval of independent calls. Shortest and longest times, and
 * shares that must be none or all, have no interval: the figure itself decides.
 */
final class ThresholdJudge {

    private static final double CONFIDENCE = 0.95;
    private static final double PERCENT = 100;
    private static final double US_PER_MS = 1e3;
    private static final double SECONDS_PER_HOUR = 3600;

    /** Rates that differ by less differ by how they are divided only. */
    private static final double SAME_RATE = 1e-9;

    private final Plan plan;
    private final Window run;

    ThresholdJudge(Plan plan, Window run) {
        this.plan = plan;
        this.run = run;
    }

    Ruling judge(ThresholdTally tally) {
        Rule threshold = tally.threshold();
        Blocking blocking = Blocking.of(tally.seconds(run));
        if (threshold.over().isPresent()) {
            return new SlidingJudge(tally, blocking).judge();
        }
        Optional<Ruling> nothing = nothingToJudge(tally, blocking);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        return switch (threshold.measure().kind()) {
            case PERCENTILE -> percentile(tally, blocking);
            case MEAN -> mean(tally, blocking);
            case MIN, MAX -> extreme(tally, blocking);
            case SUCCESS_RATE, FAILURE_RATE -> successOrFailure(tally, blocking);
            case CACHE_HIT_RATE -> hits(tally, blocking);
            case ITEM_SUCCESS_RATE -> items(tally, blocking);
            case REQUESTS_PER_HOUR, OK_PER_HOUR, REQUESTS_PER_SECOND -> rate(tally, blocking);
            case STATUS_COUNT, FAILURE_COUNT ->
                throw new IllegalArgumentException(threshold.text() + " is for stop rules");
            case SERVER_MEAN, SERVER_MIN, SERVER_MAX ->
                throw new IllegalArgumentException(threshold.text() + " is not about calls");
        };
    }

    /** How a threshold is judged that has no call to be judged by; empty if it has some. */
    static Optional<Ruling> nothingToJudge(ThresholdTally tally, Blocking blocking) {
        Rule threshold = tally.threshold();
        Subject subject = new Subject(threshold);
        Measure measure = threshold.measure();
        boolean someJudged = measure.kind().time() || measure.kind().ofAnswers()
                ? blocking.total(tally.judged) > 0
                : measure.kind().share() ? blocking.total(tally.intended) > 0 : blocking.seconds() > 0;
        if (someJudged) {
            return Optional.empty();
        }
        long intended = blocking.total(tally.intended);
        if (intended > 0 && measure.kind().ofAnswers()) {
            return Optional.of(noAnswerTold(tally, blocking));
        }
        String among = intended == 0 ? "no call" + subject.where() + " was intended" : "";
        if (measure.kind().time() && measure.of() == Calls.OK) {
            String finding = intended == 0
                    ? "there is no ok call to judge: " + among
                    : "none of " + count(intended, "call", "calls") + subject.where() + " was ok";
            return Optional.of(Ruling.of(threshold, State.FAIL, Optional.empty(), finding));
        }
        if (measure.kind().time() && intended > 0 && measure.of() == Calls.FAILED) {
            String finding =
                    "none of " + count(intended, "call", "calls") + subject.where() + " failed after it was sent";
            return Optional.of(Ruling.of(threshold, State.PASS, Optional.empty(), finding));
        }
        String finding = intended == 0 ? among : "no call" + subject.where() + " was sent";
        return Optional.of(Ruling.of(threshold, State.INCONCLUSIVE, Optional.empty(), finding));
    }

    /** Without an ok call the promise is broken; where ok calls do not tell, nobody knows. */
    private static Ruling noAnswerTold(ThresholdTally tally, Blocking blocking) {
        Rule threshold = tally.threshold();
        String where = new Subject(threshold).where();
        long ok = blocking.total(tally.ok);
        if (ok == 0) {
            String finding = "none of " + count(blocking.total(tally.intended), "call", "calls") + where + " was ok";
            return Ruling.of(threshold, State.FAIL, Optional.empty(), finding);
        }
        String finding = "none of " + count(ok, "ok call", "ok calls") + where
                + (threshold.measure().kind() == Kind.CACHE_HIT_RATE
                        ? " told whether it came from a cache"
                        : " brought an item");
        return Ruling.of(threshold, State.INCONCLUSIVE, Optional.empty(), finding);
    }

    private static Ruling percentile(ThresholdTally tally, Blocking blocking) {
        Rule threshold = tally.threshold();
        Subject subject = new Subject(threshold);
        double wanted = threshold.measure().number() / PERCENT;
        Estimate share = blocking.share(tally.within, tally.judged, CONFIDENCE);
        boolean upper = threshold.operator().upper();
        State state = Ruling.state(upper ? Operator.AT_LEAST : Operator.BELOW, share.interval(), wanted);
        long timed = tally.times.count(blocking.first(), blocking.end());
        long judged = blocking.total(tally.judged);
        Optional<Estimate> quantile = timed == judged
                ? Optional.of(blocking.quantile(tally.times, wanted, CONFIDENCE).times(1 / US_PER_MS))
                : Optional.empty();
        String finding = subject.figure() + " is " + percentileWords(tally, blocking, quantile, wanted) + ": "
                + Unit.PERCENT.beside(share.value() * PERCENT, wanted * PERCENT) + " of "
                + count(judged) + " " + subject.within() + " ("
                + Wording.interval(share.times(PERCENT).interval(), Unit.PERCENT, wanted * PERCENT) + "), "
                + (upper ? "" : "fewer than ")
                + Unit.PERCENT.exact(threshold.measure().number()) + (upper ? " must" : " may") + "; "
                + Wording.method(share, blocking);
        return Ruling.of(threshold, state, quantile, finding).needing(secondsNeeded(share, wanted, judged, blocking));
    }

    /** The percentile itself; where failed calls count as never ended, it may not be reached. */
    private static String percentileWords(
            ThresholdTally tally, Blocking blocking, Optional<Estimate> quantile, double wanted) {
        if (quantile.isPresent()) {
            return new Subject(tally.threshold()).value(quantile.get().value()) + " ("
                    + new Subject(tally.threshold()).interval(quantile.get().interval()) + ")";
        }
        double ofTimed = wanted * blocking.total(tally.judged) / tally.times.count(blocking.first(), blocking.end());
        return ofTimed > 1
                ? "not reached, failed calls counting as never ended"
                : Unit.TIME.text(tally.times.percentileMs(blocking.first(), blocking.end(), PERCENT * ofTimed))
                        + ", failed calls counting as never ended";
    }

    private static Ruling successOrFailure(ThresholdTally tally, Blocking blocking) {
        Estimate success = blocking.share(tally.ok, tally.intended, CONFIDENCE).times(PERCENT);
        Estimate figure =
                tally.threshold().measure().kind() == Kind.SUCCESS_RATE ? success : success.complement(PERCENT);
        long intended = blocking.total(tally.intended);
        return share(tally, blocking, figure, intended, count(intended, "intended call", "intended calls"));
    }

    private static Ruling hits(ThresholdTally tally, Blocking blocking) {
        Estimate figure = blocking.share(tally.within, tally.judged, CONFIDENCE).times(PERCENT);
        long told = blocking.total(tally.judged);
        return share(tally, blocking, figure, told, count(told, "ok call that told", "ok calls that told"));
    }

    /** Items of one answer are ok or not together, more often than not: a short run has as many as it has answers. */
    private static Ruling items(ThresholdTally tally, Blocking blocking) {
        Estimate figure = (blocking.shortRun()
                        ? tally.items.share(CONFIDENCE)
                        : blocking.share(tally.within, tally.judged, CONFIDENCE))
                .times(PERCENT);
        long items = blocking.total(tally.judged);
        return share(tally, blocking, figure, items, count(items, "item", "items"));
    }

    /** @param of how many there are, which are called {@code whole} */
    private static Ruling share(ThresholdTally tally, Blocking blocking, Estimate figure, long of, String whole) {
        Rule threshold = tally.threshold();
        Subject subject = new Subject(threshold);
        boolean exact = threshold.limit() <= 0 || threshold.limit() >= PERCENT;
        State state = exact
                ? Ruling.state(threshold.operator().holds(figure.value(), threshold.limit()))
                : Ruling.state(threshold.operator(), figure.interval(), threshold.limit());
        String finding = subject.figure() + " is " + subject.value(figure.value()) + " of " + whole + " ("
                + subject.interval(figure.interval()) + "), " + subject.limit() + " is asked; "
                + Wording.method(figure, blocking);
        double limit = threshold.limit() / PERCENT;
        return Ruling.of(threshold, state, Optional.of(figure), finding)
                .needing(secondsNeeded(figure.times(1 / PERCENT), limit, of, blocking));
    }

    private Ruling rate(ThresholdTally tally, Blocking blocking) {
        Rule threshold = tally.threshold();
        Subject subject = new Subject(threshold);
        Kind kind = threshold.measure().kind();
        SlotCounts delivered = kind == Kind.OK_PER_HOUR ? tally.ok : tally.ended;
        double unit = kind == Kind.REQUESTS_PER_SECOND ? 1 : SECONDS_PER_HOUR;
        Delivery delivery = Delivery.of(plan, threshold);
        Estimate figure =
                delivery.perSecond(blocking, delivered, tally.intended).times(unit);
        String value = subject.figure() + " is " + subject.value(figure.value());
        long intended = blocking.total(tally.intended);
        if (delivery.fixed() && intended > 0 && blocking.total(delivered) == intended) {
            double slack = threshold.limit() * SAME_RATE * (threshold.operator().upper() ? -1 : 1);
            State state = Ruling.state(threshold.operator().holds(figure.value() + slack, threshold.limit()));
            String finding = value + ", " + subject.limit() + " is asked; the schedule fixed "
                    + count(intended, "start", "starts") + " and every one of them "
                    + (kind == Kind.OK_PER_HOUR ? "was ok" : "ended") + ", so there is no interval";
            return Ruling.of(threshold, state, Optional.of(figure), finding);
        }
        State state = Ruling.state(threshold.operator(), figure.interval(), threshold.limit());
        String finding = value + " (" + subject.interval(figure.interval()) + "), " + subject.limit() + " is asked; "
                + Wording.method(figure, blocking);
        return Ruling.of(threshold, state, Optional.of(figure), finding)
                .needing(secondsNeeded(figure, threshold.limit(), blocking));
    }

    private static Ruling mean(ThresholdTally tally, Blocking blocking) {
        Rule threshold = tally.threshold();
        Subject subject = new Subject(threshold);
        Estimate figure = blocking.mean(tally.times, CONFIDENCE);
        State state = Ruling.state(threshold.operator(), figure.interval(), threshold.limit());
        String finding = subject.figure() + " is " + subject.value(figure.value()) + " ("
                + subject.interval(figure.interval()) + "), " + subject.limit() + " is asked; "
                + Wording.method(figure, blocking);
        return Ruling.of(threshold, state, Optional.of(figure), finding)
                .needing(secondsNeeded(figure, threshold.limit(), blocking));
    }

    private static Ruling extreme(ThresholdTally tally, Blocking blocking) {
        Rule threshold = tally.threshold();
        Subject subject = new Subject(threshold);
        double figure = threshold.measure().kind() == Kind.MIN
                ? tally.times.minMs(blocking.first(), blocking.end())
                : tally.times.maxMs(blocking.first(), blocking.end());
        String finding = subject.figure() + " is " + subject.value(figure) + ", " + subject.limit()
                + " is asked; it has no interval";
        return Ruling.of(
                threshold,
                Ruling.state(threshold.operator().holds(figure, threshold.limit())),
                Optional.empty(),
                finding);
    }

    /** How long a run would tell a share from its limit, the calls being as alike as they were. */
    private static double secondsNeeded(Estimate share, double limit, long calls, Blocking blocking) {
        double effective = RunLength.effectiveCalls(limit, share.value(), CONFIDENCE);
        return Math.max(blocking.seconds(), effective * share.designEffect() * blocking.seconds() / calls);
    }

    /** The same for a figure whose interval narrows with the root of the run's length. */
    private static double secondsNeeded(Estimate figure, double limit, Blocking blocking) {
        double half = (figure.interval().high() - figure.interval().low()) / 2;
        double ratio = half / Math.abs(figure.value() - limit);
        return Math.max(blocking.seconds(), ratio * ratio * blocking.seconds());
    }
}
