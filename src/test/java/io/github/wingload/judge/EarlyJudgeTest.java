package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Load;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Decision;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Reason;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyJudgeTest {

    private static final double PER_SECOND = 40;
    private static final Duration PLANNED = Duration.ofSeconds(120);
    private static final Load LOAD = Loads.rate(PER_SECOND, PLANNED);
    private static final Rule P90 = rule(Figure.percentile(90, Figure.Calls.OK), Operator.AT_MOST, 500);
    private static final Rule MEAN = rule(mean(), Operator.AT_MOST, 500);
    private static final Rule SUCCESS = rule(Figure.SUCCESS_RATE, Operator.AT_LEAST, 99);

    @ParameterizedTest
    @CsvSource({"0.5, PASS", "2, FAIL"})
    void aTimeThatIsTwiceOffItsLimitIsDecidedWithinAThirdOfTheRun(double ofLimit, State state) {
        for (Rule threshold : List.of(P90, MEAN)) {
            assertThat(decision(LOAD, threshold, times(500 * ofLimit / (threshold == P90 ? 863 : 479), 120)))
                    .hasValueSatisfying(decision -> {
                        assertThat(decision.state()).isEqualTo(state);
                        assertThat(decision.after()).isLessThan(PLANNED.dividedBy(3));
                    });
        }
    }

    @Test
    void aTimeNearItsLimitIsNotDecidedEarly() {
        assertThat(decision(LOAD, P90, times(0.98 * 500 / 863, 120))).isEmpty();
        assertThat(decision(LOAD, P90, times(1.02 * 500 / 863, 120))).isEmpty();
    }

    @Test
    void aRunWithoutASlowCallDoesNotPassEarlyBecauseTheSlowSpellMayStillCome() {
        assertThat(decision(LOAD, P90, times(0.01, 120))).isEmpty();
        assertThat(decision(LOAD, MEAN, times(0.01, 120))).isEmpty();
        assertThat(decision(LOAD, SUCCESS, times(1, 120))).isEmpty();
    }

    @Test
    void aTargetThatFailsEveryCallIsDecidedAtTheFirstLook() {
        assertThat(decision(LOAD, SUCCESS, failing(1, 120)))
                .hasValueSatisfying(decision -> assertThat(decision.state()).isEqualTo(State.FAIL));
    }

    @Test
    void aSuccessRateFailsEarlyByFailuresThatComeSingly() {
        assertThat(decision(LOAD, SUCCESS, failing(0.05, 120)))
                .hasValueSatisfying(decision -> assertThat(decision.state()).isEqualTo(State.FAIL));
    }

    @Test
    void oneOutageDoesNotFailASuccessRateEarly() {
        List<Call> calls = new ArrayList<>();
        for (double ms = 0; ms < 120_000; ms += 25) {
            calls.add(ms > 5_000 && ms < 7_000 ? Calls.failed(0, ms, 1, 500, "HTTP 500", "") : Calls.ok(0, ms, 100));
        }
        assertThat(decision(LOAD, SUCCESS, calls)).isEmpty();
    }

    @Test
    void aRateFailsEarlyAndInTheOpenModelNeverPassesEarly() {
        Rule rate = rule(Figure.REQUESTS_PER_HOUR, Operator.AT_LEAST, 2 * 3600 * PER_SECOND);
        Rule low = rule(Figure.REQUESTS_PER_HOUR, Operator.AT_LEAST, 0.1 * 3600 * PER_SECOND);
        assertThat(decision(LOAD, rate, times(1, 120)).map(Decision::state)).contains(State.FAIL);
        assertThat(decision(LOAD, low, times(1, 120))).isEmpty();
        Load users = Loads.users(5, PLANNED);
        assertThat(decision(users, low, times(1, 120)).map(Decision::state)).contains(State.PASS);
    }

    @Test
    void figuresWithoutAnIntervalAndLoadsThatChangeAreJudgedAtTheEnd() {
        Rule windows = new Rule(
                "", P90.figure(), Optional.empty(), Optional.empty(), Operator.AT_MOST, 500, Optional.of(PLANNED));
        Load stages = Loads.stages(Loads.hold(5, PLANNED), Loads.hold(50, PLANNED));
        assertThat(P90.decidedEarly(LOAD)).isTrue();
        assertThat(windows.decidedEarly(LOAD)).isFalse();
        assertThat(rule(new Figure.Most(Figure.Times.of(Figure.Calls.OK)), Operator.AT_MOST, 500)
                        .decidedEarly(LOAD))
                .isFalse();
        assertThat(rule(Figure.SUCCESS_RATE, Operator.AT_LEAST, 100).decidedEarly(LOAD))
                .isFalse();
        assertThat(P90.decidedEarly(stages)).isFalse();
        assertThat(P90.decidedEarly(Loads.calls(1, 100))).isFalse();
    }

    @Test
    void usersThatStartAreNotLookedAtBeforeTheyAreASmallPartOfTheCalls() {
        Load ramp = Loads.users(10, 1, PLANNED);
        assertThat(P90.decidedEarly(ramp)).isTrue();
        assertThat(decision(ramp, P90, times(2 * 500 / 863.0, 120)))
                .hasValueSatisfying(
                        decision -> assertThat(decision.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(18)));
    }

    @Test
    void theDecisionDependsOnTheCallsAndNotOnWhenOrInWhichOrderTheyAreSeen() {
        List<Call> calls = times(2 * 500 / 863.0, 120);
        Plan plan = plan(LOAD, P90);
        ByAssumption<ThresholdTally, Call> tallies = tallies(plan, P90);
        EarlyJudge live = EarlyJudge.of(plan, P90, tallies).orElseThrow();
        for (Call call : calls) {
            live.look(call.intendedNs());
            tallies.record(call, call, call);
        }
        List<Call> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(live.decision()).isPresent().isEqualTo(decision(LOAD, P90, shuffled));
    }

    @Test
    void aDelayOfWingloadDecidesNothingEarly() {
        Plan plan = plan(LOAD, P90);
        ByAssumption<ThresholdTally, Call> tallies = tallies(plan, P90);
        List<Call> fast = times(500 / 863.0, 120);
        List<Call> slow = times(2 * 500 / 863.0, 120);
        for (int i = 0; i < slow.size(); i++) {
            tallies.record(slow.get(i), fast.get(i), fast.get(i));
        }
        EarlyJudge judge = EarlyJudge.of(plan, P90, tallies).orElseThrow();
        judge.look(PLANNED.toNanos());
        assertThat(judge.decision()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5, PASS, PASS", "2, FAIL, FAIL"})
    void theVerdictAfterAnEarlyStopIsTheDecision(double ofLimit, State state, Verdict verdict) {
        Trial trial = Trial.open(PER_SECOND, PLANNED).p90OfOk(500).end(EndReason.DECIDED, Duration.ofSeconds(41));
        times(500 * ofLimit / 863, 41).forEach(trial::add);
        Analysis report = trial.report();
        assertThat(report.judgement().verdict()).isEqualTo(verdict);
        assertThat(report.judgement().reason())
                .isInstanceOfSatisfying(
                        Reason.DecidedEarly.class,
                        reason -> assertThat(reason.planned()).isEqualTo(PLANNED));
        assertThat(report.judgement().thresholds()).singleElement().satisfies(result -> {
            assertThat(result.state()).isEqualTo(state);
            assertThat(result.finding()).isInstanceOf(ThresholdFinding.DecidedEarly.class);
        });
    }

    private static Optional<Decision> decision(Load load, Rule threshold, List<Call> calls) {
        Plan plan = plan(load, threshold);
        ByAssumption<ThresholdTally, Call> tallies = tallies(plan, threshold);
        calls.forEach(call -> tallies.record(call, call, call));
        EarlyJudge judge = EarlyJudge.of(plan, threshold, tallies).orElseThrow();
        judge.look(PLANNED.toNanos());
        return judge.decision();
    }

    private static ByAssumption<ThresholdTally, Call> tallies(Plan plan, Rule threshold) {
        return new ByAssumption<>(
                () -> new ThresholdTally(plan, new Course(plan.load()), threshold),
                ThresholdTally::record,
                ThresholdTally::plus);
    }

    private static Plan plan(Load load, Rule threshold) {
        return Plans.of(Tasks.get("/predict").task())
                .load(load)
                .thresholds(threshold)
                .plan();
    }

    private static Rule rule(Figure figure, Operator operator, double limit) {
        return new Rule(figure.label(), figure, Optional.empty(), Optional.empty(), operator, limit, Optional.empty());
    }

    private static Figure mean() {
        return new Figure.Mean(Figure.Times.of(Figure.Calls.OK));
    }

    /** Log-normal times with a p90 of 863 ms and a mean of 479 ms, times a factor. */
    private static List<Call> times(double factor, int seconds) {
        Random random = new Random(5);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < seconds * PER_SECOND; i++) {
            double ms = factor * 400 * Math.exp(0.6 * random.nextGaussian());
            calls.add(Calls.ok(0, i * 1e3 / PER_SECOND, ms));
        }
        return calls;
    }

    private static List<Call> failing(double share, int seconds) {
        Random random = new Random(5);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < seconds * PER_SECOND; i++) {
            double ms = i * 1e3 / PER_SECOND;
            calls.add(random.nextDouble() < share ? Calls.failed(0, ms, 1, 500, "HTTP 500", "") : Calls.ok(0, ms, 100));
        }
        return calls;
    }
}
