package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.tally.PairedCalls;
import io.github.wingload.judge.tally.SidesTally;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Difference;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.Differences;
import io.github.wingload.result.PairedComparison.Outcomes;
import io.github.wingload.result.Remark.OrderMatters;
import io.github.wingload.result.Remark.SidesFailed;
import io.github.wingload.result.Remark.StatusesDiffer;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Looks;
import io.github.wingload.stats.WindowPairs.Slower;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sides of a run, from its calls. */
class ComparingTest {

    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final int PAIRS = 300;
    private static final double GAP_MS = 200;

    @Test
    void theFasterSideIsNamedWithEveryFigure() {
        PairedComparison compared = compared(pairs((side, random) -> side == 0 ? 5_600 : 600, PAIRS));
        Differences times = compared.times().orElseThrow();
        assertThat(compared.first()).isEqualTo("external");
        assertThat(compared.second()).isEqualTo("internal");
        assertThat(compared.slower()).isEqualTo(Slower.FIRST);
        assertThat(times.pairs()).isEqualTo(PAIRS);
        assertThat(times.firstMadeFirst()).isBetween(100L, 200L);
        assertThat(times.firstSlowerPercent().value()).isEqualTo(100);
        assertThat(times.ofFirst().p50Ms()).isEqualTo(5_600, within(5.0));
        assertThat(times.ofSecond().p50Ms()).isEqualTo(600, within(1.0));
        assertThat(times.meanMs().value()).isEqualTo(5_000, within(1e-6));
        assertThat(times.p50Ms().value()).isEqualTo(5_000, within(6.0));
        assertThat(times.medianMs().value()).isEqualTo(5_000, within(6.0));
        assertThat(times.ratio().value()).isEqualTo(5_600 / 600.0, within(1e-9));
        assertThat(times.parts()).hasSize(1).allSatisfy(part -> {
            assertThat(part.part()).isEqualTo(Part.WAIT);
            assertThat(part.differenceMs().value()).isEqualTo(5_000, within(1e-6));
        });
    }

    /** Both sides take the row's own time, which ranges over a factor of ten, and some noise. */
    @Test
    void whatBothSidesShareIsNoDifference() {
        PairedComparison compared = compared(pairs((side, random) -> 500 + 40 * random.nextDouble(), PAIRS));
        assertThat(compared.slower()).isEqualTo(Slower.UNKNOWN);
        assertThat(compared.times().orElseThrow().orderRatio().value()).isEqualTo(1, within(0.02));
    }

    @Test
    void failuresAreComparedAndTheirTimesAreNot() {
        List<Call> calls = pairs((side, random) -> 100 + side, PAIRS);
        for (int i = 0; i < 40; i++) {
            fail(calls, 2 * i, FailureClass.HTTP_5XX);
        }
        fail(calls, 101, FailureClass.HTTP_5XX);
        fail(calls, 102, FailureClass.HTTP_5XX);
        fail(calls, 103, FailureClass.HTTP_5XX);
        Analysis report = analysis(plan(), calls);
        PairedComparison compared = report.comparison().orElseThrow();
        Outcomes outcomes = compared.outcomes();
        assertThat(outcomes.pairs()).isEqualTo(PAIRS);
        assertThat(outcomes.onlyFirstFailed() + outcomes.onlySecondFailed()).isEqualTo(41);
        assertThat(outcomes.bothFailed()).isEqualTo(1);
        assertThat(compared.times().orElseThrow().pairs()).isEqualTo(PAIRS - 42);
        assertThat(report.remarks()).anyMatch(SidesFailed.class::isInstance).contains(new StatusesDiffer(41, PAIRS));
    }

    @Test
    void aCacheThatTheFirstCallFillsIsARemarkAndFavoursNeither() {
        List<Call> calls = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < PAIRS; i++) {
            int first = random.nextInt(2);
            calls.add(call(i, first, i * GAP_MS, 90 + 20 * random.nextDouble()));
            calls.add(call(i, 1 - first, i * GAP_MS + 150, 9 + 2 * random.nextDouble()));
        }
        Analysis report = analysis(plan(), calls);
        assertThat(report.comparison().orElseThrow().slower()).isEqualTo(Slower.UNKNOWN);
        assertThat(report.comparison()
                        .orElseThrow()
                        .times()
                        .orElseThrow()
                        .meanMs()
                        .value())
                .isEqualTo(0, within(2.0));
        assertThat(report.remarks()).anyMatch(OrderMatters.class::isInstance);
    }

    /** Nothing counts of a pair that began in the warm-up or after the planned end, or that misses a call. */
    @Test
    void onlyWholePairsOfTheWindowCount() {
        Plan plan = Plans.like(plan())
                .load(new OpenLoad(
                        List.of(Loads.hold(5, LENGTH)),
                        OpenLoad.Arrivals.CONSTANT,
                        OptionalInt.empty(),
                        Duration.ofSeconds(10),
                        Connections.SHARED))
                .plan();
        List<Call> calls = pairs((side, random) -> 100 + side, 60 + PAIRS + 20);
        calls.remove(2 * (60 + PAIRS / 2));
        PairedComparison compared = analysis(plan, calls).comparison().orElseThrow();
        assertThat(compared.outcomes().pairs()).isEqualTo(PAIRS - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "50, AT_MOST, 4000, FAIL",
        "50, AT_MOST, 6000, PASS",
        "90, AT_LEAST, 4000, PASS",
        "90, AT_LEAST, 6000, FAIL",
        "0, AT_MOST, 5010, PASS",
        "50, AT_MOST, -20, FAIL"
    })
    void aDifferenceIsTheFirstSideLessTheSecond(double percentile, Operator operator, double limit, State state) {
        Rule rule = rule(percentile, operator, limit);
        Plan plan = Plans.like(plan()).thresholds(rule).plan();
        List<Call> calls = pairs((side, random) -> (side == 0 ? 5_600 : 600) + random.nextDouble(), PAIRS);
        assertThat(analysis(plan, calls).judgement().thresholds())
                .extracting(ThresholdResult::state)
                .containsExactly(state);
    }

    /** Without wingload's delay it would have been made, and then it would have had a time, which nobody knows. */
    @Test
    void aStartThatWasDroppedForADelayHasNoTime() {
        Call dropped = Calls.dropped(0, 0);
        Call excused = dropped.with(dropped.times(), dropped.stream(), Classification.OK);
        SidesTally tally = new SidesTally(0, Looks.NONE);
        tally.record(new PairedCalls(excused, excused));
        assertThat(tally.pairs(Blocking.of(1))).isEqualTo(1);
        assertThat(tally.times(Blocking.of(1)).count()).isZero();
    }

    /** An hour has 45 times the slots that are kept apart. A look would have pairs of the time after it if that were put together with its own. */
    @Test
    void aLookAtALongRunHasEveryPairBeforeItsEndAndNoneAfterIt() {
        Looks looks = Looks.at(3_600);
        SidesTally tally = new SidesTally(0, looks);
        for (int second = 0; second < 3_600; second++) {
            tally.record(new PairedCalls(
                    Calls.at(1_000.0 * second, 20).task(0).pair(second).call(),
                    Calls.at(1_000.0 * second + 40, 10).task(1).pair(second).call()));
        }
        double end = looks.endsSeconds().get(1);
        assertThat(tally.times(Blocking.of(end)).count()).as("before %s s", end).isEqualTo((long) Math.ceil(end));
        assertThat(tally.times(Blocking.of(3_600)).count()).isEqualTo(3_600);
    }

    @Test
    void anIntervalAcrossTheLimitDecidesNothing() {
        Plan plan = Plans.like(plan())
                .thresholds(rule(50, Operator.AT_MOST, 1), rule(90, Operator.AT_MOST, -1))
                .plan();
        List<Call> calls = pairs((side, random) -> 500 + 400 * random.nextDouble(), PAIRS);
        assertThat(analysis(plan, calls).judgement().thresholds())
                .extracting(ThresholdResult::state)
                .containsOnly(State.INCONCLUSIVE);
    }

    @Test
    void withoutAPairOfOkCallsADifferenceIsUndecided() {
        Plan plan = Plans.like(plan()).thresholds(rule(50, Operator.AT_MOST, 1)).plan();
        List<Call> calls = pairs((side, random) -> 100, 20);
        for (int i = 0; i < calls.size(); i += 2) {
            fail(calls, i, FailureClass.HTTP_5XX);
        }
        Analysis report = analysis(plan, calls);
        assertThat(report.comparison().orElseThrow().times()).isEmpty();
        assertThat(report.judgement().thresholds())
                .extracting(ThresholdResult::state)
                .containsExactly(State.INCONCLUSIVE);
    }

    @Test
    void aLargeDifferenceIsDecidedEarlyWhateverTheOrderOfTheCalls() {
        Rule rule = rule(50, Operator.AT_MOST, 20);
        Plan plan = stopping(Plans.like(plan()).thresholds(rule)).plan();
        List<Call> calls = pairs((side, random) -> side == 0 ? 160 : 40 + random.nextDouble(), PAIRS);
        List<Call> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, new Random(1));
        for (List<Call> order : List.of(calls, shuffled)) {
            RunRecord record = new RunRecord(plan);
            order.forEach(record::record);
            assertThat(record.decisions(LENGTH.toNanos())).singleElement().satisfies(decision -> {
                assertThat(decision.state()).isEqualTo(State.FAIL);
                assertThat(decision.after()).isLessThan(LENGTH.dividedBy(5));
            });
        }
    }

    @Test
    void whichSideIsSlowerIsDecidedEarlyAndHoldsAtTheEnd() {
        Plan plan = stopping(Plans.like(plan())).plan();
        List<Call> calls = pairs((side, random) -> side == 0 ? 160 : 40 + random.nextDouble(), PAIRS / 5);
        PairedComparison decided = Runs.of(plan)
                .calls(calls)
                .end(EndReason.DECIDED, Duration.ofSeconds(12))
                .analysis()
                .comparison()
                .orElseThrow();
        assertThat(decided.slower()).isEqualTo(Slower.FIRST);
        assertThat(decided.decidedAfter())
                .hasValueSatisfying(after -> assertThat(after).isLessThan(LENGTH.dividedBy(5)));
    }

    /** That a threshold is decided says nothing about which side is slower, and the looks are all that may say so before the end. */
    @Test
    void aRunThatItsThresholdsStopNamesASideOnlyIfALookDid() {
        Rule rule = rule(50, Operator.AT_MOST, 1_000);
        Plan plan = stopping(Plans.like(plan()).thresholds(rule)).plan();
        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed ->
                                pairs((side, random) -> 100 + (side == 0 ? 7 : 0) + 40 * random.nextDouble(), 95, seed))
                        .filter(calls -> slower(plan, calls, EndReason.INTERRUPTED) == Slower.FIRST)
                        .map(calls -> slower(plan, calls, EndReason.DECIDED)))
                .contains(Slower.UNKNOWN);
    }

    private static Slower slower(Plan plan, List<Call> calls, EndReason end) {
        return Runs.of(plan)
                .calls(calls)
                .end(end, Duration.ofSeconds(19))
                .analysis()
                .comparison()
                .orElseThrow()
                .slower();
    }

    /** Slots are put together after 80 s. */
    @Test
    void theUpstreamsOwnTimeIsComparedInLongRunsToo() {
        Duration length = Duration.ofSeconds(120);
        Plan plan = Plans.compared().load(Loads.rate(5, length)).plan();
        List<Call> calls = pairs((side, random) -> side == 0 ? 100 : 40, 600).stream()
                .map(call ->
                        Calls.like(call).upstream(call.task() == 0 ? 31 : 30).call())
                .toList();
        PairedComparison compared = Runs.of(plan)
                .end(EndReason.RUN_TIME, length)
                .calls(calls)
                .analysis()
                .comparison()
                .orElseThrow();
        assertThat(compared.times().orElseThrow().upstream()).hasValueSatisfying(upstream -> {
            assertThat(upstream.pairs()).isEqualTo(600);
            assertThat(upstream.differenceMs().value()).isEqualTo(1, within(0.1));
        });
    }

    private static Plans stopping(Plans plans) {
        return plans.safeguards(
                new Safeguards(Optional.empty(), false, List.of(), true, Optional.empty(), false, Optional.empty()));
    }

    private static Rule rule(double percentile, Operator operator, double limit) {
        Figure figure = percentile == 0 ? Figure.mean(Figure.Calls.OK) : Figure.percentile(percentile, Figure.Calls.OK);
        return new Rule(
                "difference",
                new Difference((Timing) figure),
                Optional.empty(),
                Optional.empty(),
                operator,
                limit,
                Optional.empty());
    }

    private static Plan plan() {
        return Plans.compared().load(Loads.rate(5, LENGTH)).plan();
    }

    private static PairedComparison compared(List<Call> calls) {
        return analysis(plan(), calls).comparison().orElseThrow();
    }

    private static Analysis analysis(Plan plan, List<Call> calls) {
        return Runs.of(plan).end(EndReason.RUN_TIME, LENGTH).calls(calls).analysis();
    }

    /** Pairs every 200 ms in random order; the second call of each starts when the first ends. */
    private static List<Call> pairs(ToDoubleBiFunction<Integer, Random> ms, int count) {
        return pairs(ms, count, 7);
    }

    private static List<Call> pairs(ToDoubleBiFunction<Integer, Random> ms, int count, long seed) {
        Random random = new Random(seed);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int first = random.nextInt(2);
            double took = ms.applyAsDouble(first, random);
            calls.add(call(i, first, i * GAP_MS, took));
            calls.add(call(i, 1 - first, i * GAP_MS + took, ms.applyAsDouble(1 - first, random)));
        }
        return calls;
    }

    private static Call call(int pair, int task, double atMs, double tookMs) {
        return Calls.at(atMs, tookMs).task(task).pair(pair).call();
    }

    private static void fail(List<Call> calls, int index, FailureClass how) {
        Call call = calls.get(index);
        calls.set(index, Calls.like(call).answered(500, "HTTP 500").call());
    }
}
