package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Count;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Decision;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Progress;
import io.github.wingload.stats.Recorder;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StopRulesTest {

    private static final long SECOND = 1_000_000_000L;

    private static final Load CLOSED = Loads.calls(1, 1);
    private static final Load OPEN = Loads.rate(10, Duration.ofSeconds(9));

    private final Recorder recorder = new Recorder(Tasks.some(1));
    private int second;

    @Test
    void ruleHoldsOnlyAfterItsLengthOfTimeHasPassed() {
        StopRules rules = rules(rule("failure rate > 20% over 3s", Figure.FAILURE_RATE, 20, Duration.ofSeconds(3)));
        assertThat(secondEnded(rules, 0, 10)).isEmpty();
        assertThat(secondEnded(rules, 0, 10)).isEmpty();
        assertThat(secondEnded(rules, 0, 10)).contains("failure rate > 20% over 3s");
    }

    @Test
    void callsBeforeTheWindowDoNotCount() {
        StopRules rules = rules(rule("failure rate > 20% over 2s", Figure.FAILURE_RATE, 20, Duration.ofSeconds(2)));
        secondEnded(rules, 9, 1);
        assertThat(secondEnded(rules, 7, 3)).as("4 of 20").isEmpty();
        assertThat(secondEnded(rules, 8, 2)).as("5 of 20").isPresent();
    }

    @Test
    void ruleWithoutALengthOfTimeCountsFromTimeZero() {
        StopRules rules = rules(new Rule(
                "502 count > 4",
                Count.ofStatus(502),
                Optional.empty(),
                Optional.empty(),
                Operator.ABOVE,
                4,
                Optional.empty()));
        assertThat(secondEnded(rules, 1, 2)).isEmpty();
        assertThat(secondEnded(rules, 1, 2)).isEmpty();
        assertThat(secondEnded(rules, 1, 2)).contains("502 count > 4");
    }

    @Test
    void noRuleHoldsWithoutCalls() {
        StopRules rules = rules(rule("failure rate > 20% over 1s", Figure.FAILURE_RATE, 20, Duration.ofSeconds(1)));
        assertThat(secondEnded(rules, 0, 0)).isEmpty();
    }

    @Test
    void reachingTheHourlyLimitOfTheTargetEndsTheRun() {
        Safeguards limited =
                new Safeguards(Optional.of(new RateLimit("anonymous", 25)), false, List.of(), true, Optional.empty());
        StopRules rules = rules(plan(limited, CLOSED));
        assertThat(secondEnded(rules, 10, 0)).isEmpty();
        assertThat(secondEnded(rules, 10, 0)).isEmpty();
        assertThat(secondEnded(rules, 3, 0)).as("with the probe").isEmpty();
        assertThat(secondEnded(rules, 1, 0)).contains("25 requests in an hour, all that the limit (anonymous) allows");
    }

    @Test
    void requestsOfEarlierRunsCountForAnHour() {
        Safeguards limited =
                new Safeguards(Optional.of(new RateLimit("own", 25)), false, List.of(), false, Optional.empty());
        LastHour hour = new LastHour();
        hour.add(0, 20);
        long laterNs = 3_500 * SECOND;
        assertThat(hour.requests(laterNs)).isEqualTo(20);
        assertThat(secondEnded(new StopRules(plan(limited, OPEN), hour, laterNs), 10, 0))
                .as("also in an open plan that does not exceed the limit by itself")
                .contains("25 requests in an hour, all that the limit (own) allows");
        assertThat(hour.requests(3_601 * SECOND)).isEqualTo(10);
    }

    @Test
    void exceedingTheLimitIsAllowedIfThePlanSaysSo() {
        Safeguards exceeding =
                new Safeguards(Optional.of(new RateLimit("anonymous", 5)), true, List.of(), true, Optional.empty());
        assertThat(secondEnded(rules(plan(exceeding, CLOSED)), 10, 0)).isEmpty();
    }

    @Test
    void openPlanOfSingleCallsIsNotCheckedDuringTheRun() {
        Safeguards limited =
                new Safeguards(Optional.of(new RateLimit("own", 5)), false, List.of(), true, Optional.empty());
        assertThat(secondEnded(rules(plan(limited, OPEN)), 10, 0)).isEmpty();
    }

    @Test
    void openPlanOfFlowsIsCheckedDuringTheRun() {
        Safeguards limited =
                new Safeguards(Optional.of(new RateLimit("own", 5)), false, List.of(), true, Optional.empty());
        Plan plan = plan(limited, OPEN);
        Plan flows = Plans.like(plan).flows(new Flow(1, List.of(0, 1))).plan();
        assertThat(secondEnded(rules(flows), 10, 0)).isPresent();
    }

    @Test
    void percentileIsOfTheLastSeconds() {
        Rule slow = new Rule(
                "p50 of ok >= 1000ms over 2s",
                Figure.percentile(50, Figure.Calls.OK),
                Optional.empty(),
                Optional.empty(),
                Operator.AT_LEAST,
                1000,
                Optional.of(Duration.ofSeconds(2)));
        StopRules rules = rules(slow);
        assertThat(secondEnded(rules, 3, 0)).isEmpty();
        assertThat(secondEnded(rules, 3, 0)).as("a nanosecond each").isEmpty();
    }

    @Test
    void percentileOfAllCallsCountsFailuresAsInfinite() {
        StopRules rules = rules(
                rule("p80 of all > 2s over 1s", Figure.percentile(80, Figure.Calls.ALL), 2_000, Duration.ofSeconds(1)));
        assertThat(secondEnded(rules, 8, 2)).as("reached by ok calls").isEmpty();
        assertThat(secondEnded(rules, 7, 3)).as("not reached").isPresent();
    }

    @Test
    void callsThatWereNeverSentCountAsFailedInShares() {
        StopRules dropped = rules(rule("failure rate > 20% over 1s", Figure.FAILURE_RATE, 20, Duration.ofSeconds(1)));
        StopRules broken = rules(rule("failure rate > 20% over 1s", Figure.FAILURE_RATE, 20, Duration.ofSeconds(1)));

        IntStream.range(0, 3).forEach(i -> record(dropped, Calls.dropped(0, i)));
        assertThat(secondEnded(dropped, 12, 0)).as("3 of 15").isEmpty();
        IntStream.range(0, 3).forEach(i -> record(broken, Calls.brokenBeforeSending(0, 1000 + i)));
        assertThat(secondEnded(broken, 11, 0)).as("3 of 14").isPresent();
    }

    @Test
    void theVerdictIsCertainOnceAThresholdIsMissedOrAllAreDecided() {
        Rule first = rule("p90 of ok > 1s", Figure.percentile(90, Figure.Calls.OK), 1_000, Duration.ofSeconds(10));
        Rule second = rule("p50 of ok > 1s", Figure.percentile(50, Figure.Calls.OK), 1_000, Duration.ofSeconds(10));
        StopRules rules = rules(Plans.like(plan(
                        new Safeguards(
                                Optional.empty(), false, List.of(), true, Optional.empty(), true, Optional.empty()),
                        OPEN))
                .thresholds(first, second)
                .plan());
        Decision passed = new Decision(first, State.PASS, Duration.ofSeconds(2));
        assertThat(rules.decided(progress(0))).isFalse();
        assertThat(rules.decided(progress(0, passed))).isFalse();
        assertThat(rules.decided(progress(0, new Decision(second, State.FAIL, Duration.ofSeconds(2)))))
                .isTrue();
        assertThat(rules.decided(progress(0, passed, new Decision(second, State.PASS, Duration.ofSeconds(2)))))
                .isTrue();
    }

    @Test
    void nothingIsCertainWhileTheGeneratorIsLimited() {
        Rule rule = rule("p90 of ok > 1s", Figure.percentile(90, Figure.Calls.OK), 1_000, Duration.ofSeconds(10));
        StopRules rules = rules(Plans.like(plan(
                        new Safeguards(
                                Optional.empty(), false, List.of(), true, Optional.empty(), true, Optional.empty()),
                        OPEN))
                .thresholds(rule)
                .plan());
        Decision failed = new Decision(rule, State.FAIL, Duration.ofSeconds(2));
        assertThat(rules.decided(progress(5_000, failed))).isFalse();
        assertThat(rules.decided(progress(0, failed))).isTrue();
    }

    @Test
    void aTargetThatFallsBehindEndsARunThatIsToEndThen() {
        Load load = Loads.rate(10, Duration.ofMinutes(5));
        for (boolean ends : new boolean[] {true, false}) {
            StopRules rules = rules(plan(
                    ends ? Safeguards.DEFAULT.stoppingWhenBehind(Duration.ofSeconds(20)) : Safeguards.DEFAULT, load));
            List<String> found = IntStream.rangeClosed(1, 60)
                    .mapToObj(second -> rules.behind(second * SECOND, 5 * second, second * SECOND / 2))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            assertThat(found).hasSize(ends ? 1 : 0).allMatch("the target falls behind the rate"::equals);
        }
    }

    @Test
    void withoutStopWhenDecidedACertainVerdictEndsNothing() {
        Rule rule = rule("p90 of ok > 1s", Figure.percentile(90, Figure.Calls.OK), 1_000, Duration.ofSeconds(10));
        StopRules rules = rules(
                Plans.like(plan(Safeguards.DEFAULT, OPEN)).thresholds(rule).plan());
        assertThat(rules.decided(progress(0, new Decision(rule, State.FAIL, Duration.ofSeconds(2)))))
                .isFalse();
    }

    @Test
    void aComparisonWithoutThresholdsEndsWhenItIsKnownWhichSideIsSlower() {
        Plan plan = Plans.compared()
                .load(Loads.rate(10, Duration.ofSeconds(60)))
                .safeguards(new Safeguards(
                        Optional.empty(), false, List.of(), true, Optional.empty(), false, Optional.empty()))
                .plan();
        assertThat(rules(plan).decided(compared(plan, 0))).isFalse();
        assertThat(rules(plan).decided(compared(plan, 50))).isTrue();
    }

    /** Ten seconds of a run whose first side is slower by so many milliseconds. */
    private static Progress compared(Plan plan, double slowerMs) {
        Analysis analysis = Runs.of(plan)
                .calls(IntStream.range(0, 200)
                        .mapToObj(i -> {
                            int side = (i + i / 2 % 3) % 2;
                            double took = side == 0 ? 20 + slowerMs + i % 7 : 20 + i % 5;
                            return Calls.at(100 * (i / 2) + i % 2 * 40, took)
                                    .task(side)
                                    .pair(i / 2)
                                    .call();
                        })
                        .toList())
                .end(EndReason.DECIDED, Duration.ofSeconds(10))
                .analysis();
        return new Progress(
                new Recorder(Tasks.some(2)).flip(SECOND),
                analysis.result(),
                0,
                0,
                List.of(),
                () -> Optional.of(analysis));
    }

    /** A second of a run in which every call was started this late. */
    private static Progress progress(double lateMs, Decision... decisions) {
        Analysis analysis = Runs.of(plan(Safeguards.DEFAULT, OPEN))
                .calls(IntStream.range(0, 90)
                        .mapToObj(i -> Calls.at(100 * i, 5).late(lateMs).call())
                        .toList())
                .end(EndReason.RUN_TIME, Duration.ofSeconds(9))
                .analysis();
        return new Progress(
                new Recorder(Tasks.some(1)).flip(SECOND),
                analysis.result(),
                0,
                0,
                List.of(decisions),
                () -> Optional.of(analysis));
    }

    private static Plan plan(Safeguards safeguards, Load load) {
        return Plans.of(Tasks.get("/a").task())
                .load(load)
                .safeguards(safeguards)
                .plan();
    }

    private static Rule rule(String text, Figure figure, double limit, Duration over) {
        return new Rule(text, figure, Optional.empty(), Optional.empty(), Operator.ABOVE, limit, Optional.of(over));
    }

    private static StopRules rules(Rule rule) {
        return rules(plan(new Safeguards(Optional.empty(), false, List.of(rule), true, Optional.empty()), CLOSED));
    }

    private static StopRules rules(Plan plan) {
        return new StopRules(plan, new LastHour(), 0);
    }

    private Optional<String> secondEnded(StopRules rules, int ok, int failed) {
        IntStream.range(0, ok + failed)
                .mapToObj(i -> i < ok ? call(FailureClass.OK, 200) : call(FailureClass.HTTP_5XX, 502))
                .forEach(call -> record(rules, call));
        return rules.secondEnded(recorder.flip(++second * SECOND));
    }

    private void record(StopRules rules, Call call) {
        recorder.record(call);
        rules.record(call);
    }

    private Call call(FailureClass failureClass, int status) {
        long at = second * SECOND;
        return Calls.atNs(at, 1).expected(status).failed(failureClass, "e").call();
    }
}
