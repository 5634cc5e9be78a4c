package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.SignalText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.monitor.Stall;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.testkit.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TwoSidedJudgeTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Figure MAX = new Figure.Most(Figure.Times.of(Figure.Calls.OK));

    /** A target that always takes 100 ms, 42 starts a second, and a stall of 3 s in the middle of ten minutes. */
    private static Trial stalled() {
        double perSecond = 42;
        Trial trial = Trial.open(perSecond, TEN_MINUTES).deadline(Duration.ofSeconds(2));
        double free = 0;
        for (int n = 0; n < perSecond * 600; n++) {
            double at = n / perSecond;
            double start = at;
            if (at >= 300 && at < 306.2) {
                start = Math.max(at, Math.max(303, free));
                free = start + 0.5 / perSecond;
            }
            double inFlight = Math.max(0, at + 0.1 - 300);
            trial.add(
                    at < 300 && inFlight > 0
                            ? Calls.at(at * 1e3, (303 - at) * 1e3)
                                    .unanswered(FailureClass.DEADLINE_WAIT, "deadline of 2 s exceeded")
                                    .stalled(3000)
                                    .call()
                            : Calls.at(at * 1e3, 100).late((start - at) * 1e3).call());
        }
        return trial.stoodStill(new Stall(300_000_000_000L, 303_000_000_000L));
    }

    @Test
    void aStallOfTheGeneratorIsNotChargedToTheTarget() {
        Analysis report = stalled()
                .promise(MAX, Operator.AT_MOST, 1000)
                .successRate(100)
                .promise(
                        Figure.percentile(99, Figure.Calls.OK),
                        Operator.AT_MOST,
                        500,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(5)))
                .p90OfOk(500)
                .report();
        Judgement judgement = report.judgement();

        assertThat(report.generator().state()).isEqualTo(GeneratorHealth.State.SUSPECT);
        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.exitCode()).isEqualTo(3);
        assertThat(judgement.thresholds())
                .extracting(ThresholdResult::state)
                .containsExactly(State.INCONCLUSIVE, State.INCONCLUSIVE, State.INCONCLUSIVE, State.PASS);
        assertThat(judgement.thresholds().subList(0, 3))
                .allMatch(result -> result.finding() instanceof ThresholdFinding.DecidedByDelays);
        assertThat(ThresholdText.of(judgement.thresholds().get(0)))
                .startsWith("not decided, as wingload delayed 254 calls itself ")
                .contains("(it stood still for 3.00 s at 2026-11-22 02:25:57 UTC)")
                .contains("longest time of ok calls is 3")
                .endsWith(
                        "without these delays: longest time of ok calls is 124 ms, at most 1 s is required; it has no interval");
        assertThat(ReasonText.of(judgement.reason()).advice()).startsWith("run it again");
    }

    @Test
    void aTargetThatIsSlowWithoutTheStallStillFails() {
        ThresholdResult result = stalled()
                .promise(MAX, Operator.AT_MOST, 90)
                .judgement()
                .thresholds()
                .get(0);
        assertThat(result.state()).isEqualTo(State.FAIL);
    }

    @Test
    void theReportSaysHowMuchOfAPercentileIsWingloads() {
        OwnDelays delays = stalled().report().ownDelays().orElseThrow();
        assertThat(delays.leastMs()).isEqualTo(20);
        assertThat(delays.calls()).isBetween(240L, 260L);
        assertThat(delays.failures()).isEqualTo(4);
        assertThat(delays.longest().orElseThrow().ms()).isEqualTo(3000);
        assertThat(delays.added().p50Ms().orElseThrow()).isZero();
        assertThat(delays.added().p99Ms().orElseThrow()).isBetween(0.0, 100.0);
    }

    @Test
    void stallsAreASignal() {
        Analysis report = stalled().report();
        assertThat(report.generator().signals().stream()
                        .map(SignalText::of)
                        .filter(signal -> signal.name().equals("stalls"))
                        .findFirst()
                        .orElseThrow()
                        .figures())
                .startsWith("1 longer than 20 ms, 3.00 s in all, longest 3.00 s at 2026-11-22 02:25:57 UTC; ")
                .endsWith(" calls delayed");
    }

    @Test
    void failuresThatOnlyAStallCanExplainDoNotFailARunWithoutThresholds() {
        assertThat(stalled().judgement()).satisfies(judgement -> {
            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(ReasonText.of(judgement.reason()).reason()).endsWith("; that can have caused all 4 failures");
        });
        assertThat(stalled().failed(10, 5, 500).judgement().verdict()).isEqualTo(Verdict.FAIL);
    }

    /** Ten users who call without a pause, so that a stall of 3 s costs 300 of 6,000 calls. */
    @Test
    void aRateThatOnlyAStallBrokeIsNotChargedToTheTarget() {
        Trial trial = Trial.closed(10, Duration.ofMinutes(1))
                .requestsPerHour(98 * 3600)
                .promise(
                        Figure.REQUESTS_PER_HOUR,
                        Operator.AT_LEAST,
                        98 * 3600,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(60)))
                .requestsPerHour(120 * 3600)
                .requestsPerHour(60 * 3600);
        for (int n = 0; n < 600; n++) {
            boolean during = n > 300 && n < 330;
            for (int user = 0; user < 10 && !during; user++) {
                trial.add(Calls.at(n * 100, n == 300 ? 3000 : 100)
                        .stalled(n == 300 ? 2900 : 0)
                        .call());
            }
        }
        List<ThresholdResult> results = trial.stoodStill(new Stall(30_050_000_000L, 32_950_000_000L))
                .judgement()
                .thresholds();

        assertThat(results)
                .extracting(ThresholdResult::state)
                .containsExactly(State.INCONCLUSIVE, State.INCONCLUSIVE, State.FAIL, State.PASS);
    }

    /** Against a judge that is shown the calls as they were, and the calls without the delays. */
    @Test
    void aVerdictIsGivenOnlyWhereBothReadingsAgree() {
        Set<State> seen = EnumSet.noneOf(State.class);
        int undecidedByDelays = 0;
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            double limit = 150 + random.nextInt(1500);
            List<Call> calls = calls(random);
            OwnDelay delay = new OwnDelay(trial(List.of(), limit).plan());
            List<ThresholdResult> both = judged(calls, limit);
            List<ThresholdResult> measured = judged(
                    calls.stream()
                            .map(call -> Calls.like(call).stalled(0).call())
                            .toList(),
                    limit);
            List<ThresholdResult> without = judged(
                    calls.stream()
                            .map(delay::without)
                            .map(call -> Calls.like(call).stalled(0).call())
                            .toList(),
                    limit);
            for (int i = 0; i < both.size(); i++) {
                State state = both.get(i).state();
                State shorter = without.get(i).state();
                boolean byDelays = both.get(i).finding() instanceof ThresholdFinding.DecidedByDelays;
                assertThat(state).isIn(shorter, State.INCONCLUSIVE);
                assertThat(byDelays ? State.INCONCLUSIVE : shorter).isEqualTo(state);
                if (state == State.PASS) {
                    assertThat(measured.get(i).state()).isNotEqualTo(State.FAIL);
                } else if (state == State.FAIL) {
                    assertThat(measured.get(i).state()).isNotEqualTo(State.PASS);
                }
                seen.add(state);
                undecidedByDelays += byDelays ? 1 : 0;
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(State.values());
        assertThat(undecidedByDelays).isGreaterThan(4);
    }

    /** The interval of the calls without delays may be far from the measured value that it is moved to. */
    @Test
    void intervalsStayWithinTheValuesThatAFigureCanHave() {
        for (int seed = 0; seed < 30; seed++) {
            for (ThresholdResult result : judged(fewUnevenCalls(new Random(seed)), 300)) {
                double most = result.threshold().figure() instanceof Figure.Share ? 100 : Double.POSITIVE_INFINITY;
                result.estimate()
                        .map(Estimate::interval)
                        .filter(interval -> !interval.equals(Interval.UNBOUNDED))
                        .ifPresent(interval -> {
                            assertThat(interval.low())
                                    .as(result.threshold().text())
                                    .isBetween(0.0, interval.high());
                            assertThat(interval.high())
                                    .as(result.threshold().text())
                                    .isLessThanOrEqualTo(most);
                        });
            }
        }
    }

    /** Some fail, and others miss the deadline because wingload stood still. */
    private static List<Call> fewUnevenCalls(Random random) {
        List<Call> calls = new ArrayList<>();
        for (int at = 0; at < 10_000; at += 1000) {
            int kind = random.nextInt(3);
            Calls call = Calls.at(at, kind == 0 ? 1300 : 100).stalled(kind == 0 ? 1200 : 0);
            if (kind == 0) {
                call.unanswered(FailureClass.DEADLINE_WAIT, "deadline");
            } else if (kind == 1) {
                call.unanswered(FailureClass.RESET, "reset");
            }
            calls.add(call.call());
        }
        return calls;
    }

    @Test
    void withoutDelaysEveryReadingIsTheSameAndNoTallyIsMadeTwice() {
        ByAssumption<List<Call>, Call> calls = new ByAssumption<>(ArrayList::new, List::add, (one, other) -> {
            List<Call> sum = new ArrayList<>(one);
            sum.addAll(other);
            return sum;
        });
        Call prompt = Calls.ok(0, 1, 5);
        calls.record(prompt, prompt, prompt);
        for (ByAssumption.Assumption assumption : ByAssumption.Assumption.values()) {
            assertThat(calls.under(assumption))
                    .isSameAs(calls.under(ByAssumption.Assumption.NO_DELAY))
                    .containsExactly(prompt);
        }
        Call late = Calls.ok(0, 2, 50);
        Call shorter = Calls.ok(0, 2, 5);
        calls.record(late, shorter, shorter);
        assertThat(calls.under(ByAssumption.Assumption.NO_DELAY)).containsExactly(prompt, late);
        assertThat(calls.under(ByAssumption.Assumption.SEEN_DELAYS)).containsExactly(prompt, shorter);
    }

    private static List<ThresholdResult> judged(List<Call> calls, double limit) {
        return trial(calls, limit).judgement().thresholds();
    }

    private static Trial trial(List<Call> calls, double limit) {
        Trial trial = Trial.closed(1, Duration.ofMinutes(1))
                .promise(MAX, Operator.AT_MOST, limit)
                .p90OfOk(limit)
                .promise(Figure.percentile(99, Figure.Calls.ALL), Operator.BELOW, limit)
                .promise(Figure.mean(Figure.Calls.SENT), Operator.AT_MOST, limit)
                .promise(new Figure.Least(Figure.Times.of(Figure.Calls.OK)), Operator.AT_LEAST, 30)
                .successRate(99)
                .promise(Figure.FAILURE_RATE, Operator.AT_MOST, 0);
        calls.forEach(trial::add);
        return trial;
    }

    /** A minute of calls, some of which failed, with up to four stalls that delay those in flight. */
    private static List<Call> calls(Random random) {
        List<Stall> stalls = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            long from = random.nextInt(60_000);
            stalls.add(new Stall(from, from + 50 + random.nextInt(1000)));
        }
        double failing = random.nextInt(3) * 0.004;
        List<Call> calls = new ArrayList<>();
        for (int at = 0; at < 60_000; at += 100) {
            int start = at;
            int took = 50 + (int) (Math.exp(random.nextGaussian()) * 60);
            long stalled = stalls.stream()
                    .mapToLong(stall -> stall.within(start, start + took + stall.ns()))
                    .max()
                    .orElse(0);
            Calls call = Calls.at(at, took + stalled).stalled(stalled);
            if (random.nextDouble() < failing) {
                call.unanswered(FailureClass.RESET, "reset");
            } else if (took + stalled > 1200) {
                call.unanswered(FailureClass.DEADLINE_WAIT, "deadline");
            }
            calls.add(call.call());
        }
        return calls;
    }

    /** Whatever is taken away, no call gets longer, none loses its place in time, and none of the others changes. */
    @Test
    void aCallWithoutItsDelayIsNoLongerAndNoWorse() {
        OwnDelay delay = new OwnDelay(Trial.open(1, TEN_MINUTES).plan());
        for (int seed = 0; seed < 20; seed++) {
            for (Call call : calls(new Random(seed))) {
                Call late =
                        seed % 2 == 0 ? call : Calls.like(call).late(seed * 10).call();
                Call without = delay.without(late);
                assertThat(without.intendedNs()).isEqualTo(late.intendedNs());
                assertThat(without.responseTimeNs()).isBetween(0L, late.responseTimeNs());
                assertThat(without.serviceTimeNs()).isBetween(0L, late.serviceTimeNs());
                assertThat(without.ok() || !late.ok()).isTrue();
                assertThat(without.times().firstByteNs()).isLessThanOrEqualTo(without.endNs());
                if (late.stalledNs() == 0 && late.startedNs() - late.intendedNs() <= 20_000_000) {
                    assertThat(without).isSameAs(late);
                }
            }
        }
    }
}
