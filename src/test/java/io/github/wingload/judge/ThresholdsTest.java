package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Least;
import io.github.wingload.plan.Figure.Most;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.EndReason;
import io.github.wingload.stats.interval.Estimate.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest(name = "{0} of 10,000 within, p90 {1} 500 ms: {2}")
    @CsvSource({
        "9500, AT_MOST, PASS",
        "9500, BELOW, PASS",
        "9000, AT_MOST, INCONCLUSIVE",
        "8500, AT_MOST, FAIL",
        "8500, BELOW, FAIL",
        "8500, AT_LEAST, PASS",
        "8500, ABOVE, PASS",
        "9500, ABOVE, FAIL"
    })
    void aPercentileIsJudgedByTheShareWithinItsLimit(int within, Operator operator, State state) {
        Trial trial = Trial.closed(10, Duration.ofMinutes(20));
        trial.promise(Figure.percentile(90, Calls.OK), operator, 500);
        spread(10_000, within, i -> trial.ok(i * 120, 400), i -> trial.ok(i * 120, 600));

        ThresholdResult result = only(trial);

        assertThat(result.state()).isEqualTo(state);
        assertThat(result.estimate().orElseThrow().method()).isEqualTo(Method.BLOCKS);
        assertThat(ThresholdText.of(result)).contains("from 60 blocks of 20 s");
    }

    @Test
    void callsAtTheLimitAreWithinItUnlessTheOperatorIsBelow() {
        for (Operator operator : Operator.values()) {
            Trial trial = Trial.closed(10, Duration.ofMinutes(20));
            trial.promise(Figure.percentile(90, Calls.OK), operator, 500);
            for (int i = 0; i < 10_000; i++) {
                trial.ok(i * 120, 500);
            }
            boolean kept = operator == Operator.AT_MOST || operator == Operator.AT_LEAST;
            assertThat(only(trial).state()).as(operator.symbol()).isEqualTo(kept ? State.PASS : State.FAIL);
        }
    }

    @Test
    void aFindingReadsAsOneSentenceWithFigureIntervalLimitAndMethod() {
        Trial trial = Trial.closed(10, Duration.ofMinutes(20)).p90OfOk(500);
        spread(10_000, 8_500, i -> trial.ok(i * 120, 400), i -> trial.ok(i * 120, 600));

        assertThat(ThresholdText.of(only(trial)))
                .matches(
                        "p90 of ok calls is 600 ms \\(95% interval 600 ms to 600 ms\\): 85\\.00% of 10,000 took at most"
                                + " 500 ms \\(95% interval 84\\.\\d\\d% to 85\\.\\d\\d%\\), 90% must; from 60 blocks of 20 s");
    }

    @Test
    void aFindingShowsOnWhichSideOfItsLimitTheFigureIs() {
        Trial trial = Trial.closed(10, Duration.ofMinutes(20)).p90OfOk(2_000);
        spread(10_000, 5_000, i -> trial.ok(i * 120, 400), i -> trial.ok(i * 120, 2_000.4));

        assertThat(ThresholdText.of(only(trial)))
                .startsWith("p90 of ok calls is 2.001 s (95% interval 2.001 s to 2.001 s): 50.00% of 10,000 took at"
                        + " most 2 s");
    }

    @ParameterizedTest(name = "{0} of 60: {1}")
    @CsvSource({"60, PASS", "55, INCONCLUSIVE", "40, FAIL"})
    void runOfAMinuteIsInconclusiveOnlyIfItsIntervalHoldsTheLimit(int within, State state) {
        Trial trial = Trial.closed(1, MINUTE).p90OfOk(500);
        spread(60, within, i -> trial.ok(i * 1000, 400), i -> trial.ok(i * 1000, 600));

        ThresholdResult result = only(trial);

        assertThat(result.state()).isEqualTo(state);
        assertThat(ThresholdText.of(result)).endsWith("from 20 blocks of 3 s");
    }

    @ParameterizedTest(name = "{0} of 100,000 ok, success rate {1} {2}%: {3}")
    @CsvSource({
        "99844, AT_LEAST, 99, PASS",
        "94011, AT_LEAST, 99, FAIL",
        "99000, AT_LEAST, 99, INCONCLUSIVE",
        "100000, AT_LEAST, 100, PASS",
        "99999, AT_LEAST, 100, FAIL",
        "99844, ABOVE, 99, PASS"
    })
    void theSuccessRateIsOfTheCallsIntended(int ok, Operator operator, double limit, State state) {
        Trial trial = Trial.closed(10, Duration.ofMinutes(20));
        trial.promise(Figure.SUCCESS_RATE, operator, limit);
        spread(100_000, ok, i -> trial.ok(i * 12, 5), i -> {
            if (i % 2 == 0) {
                trial.failed(i * 12, 5, 500);
            } else {
                trial.dropped(i * 12);
            }
        });
        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(state);
        assertThat(result.estimate().orElseThrow().value()).isCloseTo(ok / 1000.0, within(1e-9));
    }

    @Test
    void theFailureRateIsTheComplementOfTheSuccessRate() {
        Trial trial = Trial.closed(10, Duration.ofMinutes(20));
        trial.promise(Figure.FAILURE_RATE, Operator.BELOW, 1);
        spread(10_000, 9_990, i -> trial.ok(i * 120, 5), i -> trial.failed(i * 120, 5, 500));

        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.PASS);
        assertThat(result.estimate().orElseThrow().value()).isCloseTo(0.1, within(1e-9));
        assertThat(result.estimate().orElseThrow().interval().high()).isBetween(0.1, 0.3);
    }

    @Test
    void thresholdOnOkCallsFailsWithoutAnOkCall() {
        Trial trial = Trial.closed(1, MINUTE).p90OfOk(500).failed(0, 5, 500);
        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(ThresholdText.of(result)).isEqualTo("none of 1 call was ok");
    }

    @Test
    void thresholdOnFailedCallsPassesWithoutAFailedCall() {
        Trial trial = Trial.closed(1, MINUTE).ok(0, 5);
        trial.promise(Figure.percentile(99, Calls.FAILED), Operator.AT_MOST, 1000);
        assertThat(only(trial).state()).isEqualTo(State.PASS);
    }

    @Test
    void percentileOfAllCallsCountsFailuresAsInfinite() {
        Trial trial = Trial.closed(1, Duration.ofMinutes(10));
        trial.promise(Figure.percentile(90, Calls.ALL), Operator.AT_MOST, 500);
        spread(1000, 800, i -> trial.ok(i * 600, 100), i -> trial.failed(i * 600, 5, 500));

        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(ThresholdText.of(result))
                .startsWith("p90 of all calls is not reached if failed calls count as infinite: 80.00% of 1,000");
    }

    @Test
    void aTaskOrAStageIsJudgedByItsOwnCalls() {
        List<Stage> stages = List.of(new Stage("low", 10, 10, MINUTE), new Stage("high", 20, 20, MINUTE));
        Trial trial = Trial.of(Trial.openLoad(stages, Arrivals.POISSON)).task("pages");
        Optional<String> none = Optional.empty();
        trial.promise(
                Figure.percentile(50, Calls.OK), Operator.AT_MOST, 50, Optional.of("pages"), none, Optional.empty());
        trial.promise(
                Figure.percentile(50, Calls.OK), Operator.AT_MOST, 50, none, Optional.of("high"), Optional.empty());
        trial.promise(
                Figure.percentile(50, Calls.OK),
                Operator.AT_MOST,
                50,
                Optional.of("pages"),
                Optional.of("high"),
                Optional.empty());
        for (int i = 0; i < 1200; i++) {
            boolean high = i >= 600;
            boolean pages = i % 2 == 1;
            trial.ok(pages ? 1 : 0, i * 100, pages && !high || !pages && high ? 10 : pages ? 90 : 10);
        }
        assertThat(trial.judgement().thresholds())
                .extracting(ThresholdResult::state)
                .containsExactly(State.INCONCLUSIVE, State.INCONCLUSIVE, State.FAIL);
        assertThat(ThresholdText.of(trial.judgement().thresholds().get(2)))
                .startsWith("p50 of ok calls of pages in stage high is 90.0 ms")
                .contains("0.00% of 300 took at most 50 ms");
    }

    @Test
    void stageThatWasNotReachedIsInconclusive() {
        List<Stage> stages = List.of(new Stage("low", 10, 10, MINUTE), new Stage("high", 20, 20, MINUTE));
        Trial trial = Trial.of(Trial.openLoad(stages, Arrivals.CONSTANT))
                .ok(0, 10)
                .stopRule("429 count > 100")
                .end(EndReason.STOP_RULE, Duration.ofSeconds(30));
        trial.promise(
                Figure.THROUGHPUT, Operator.AT_LEAST, 20, Optional.empty(), Optional.of("high"), Optional.empty());
        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(ThresholdText.of(result)).isEqualTo("no call in stage high was intended");
    }

    @Test
    void fixedScheduleWhoseStartsAllEndedReachesItsRate() {
        Trial trial = Trial.open(150_000 / 3600.0, MINUTE).requestsPerHour(150_000);
        for (int i = 0; i < 2500; i++) {
            trial.failed(i * 24, 5, 500);
        }
        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.PASS);
        assertThat(ThresholdText.of(result))
                .isEqualTo(
                        "requests/hour is 150,000/h, at least 150,000/h is required; the schedule fixed 2,500 starts and every"
                                + " one of them ended, so there is no interval");
    }

    @Test
    void fixedScheduleWithDroppedStartsMissesItsRate() {
        Trial trial = Trial.open(150_000 / 3600.0, MINUTE).requestsPerHour(150_000);
        spread(2500, 2480, i -> trial.ok(i * 24, 5), i -> trial.dropped(i * 24));

        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(result.estimate().orElseThrow().value()).isCloseTo(148_800, within(1e-6));
    }

    @Test
    void okPerHourOfAFixedScheduleIsTheRateOfferedTimesTheShareDelivered() {
        Trial trial = Trial.open(10, Duration.ofMinutes(20));
        trial.promise(Figure.OK_PER_HOUR, Operator.AT_LEAST, 30_000);
        spread(12_000, 11_000, i -> trial.ok(i * 100, 5), i -> trial.failed(i * 100, 5, 500));

        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.PASS);
        assertThat(result.estimate().orElseThrow().value()).isCloseTo(33_000, within(1e-6));
        assertThat(result.estimate().orElseThrow().interval().low()).isBetween(32_000.0, 33_000.0);
    }

    @ParameterizedTest(name = "{0} requests in 20 minutes against 36,000 an hour: {1}")
    @CsvSource({"13000, PASS", "12000, INCONCLUSIVE", "11000, FAIL"})
    void aPopulationsRateHasTheIntervalOfItsBlocks(int requests, State state) {
        Trial trial = Trial.closed(10, Duration.ofMinutes(20)).requestsPerHour(36_000);
        double gapMs = 1_200_000.0 / requests;
        for (int i = 0; i < requests; i++) {
            trial.ok(i * gapMs + 3_000 * Math.sin(i / 50.0) * (i > 100 && i < requests - 100 ? 1 : 0), 5);
        }
        assertThat(only(trial).state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "mean {0} 100 ms: {1}")
    @CsvSource({"BELOW, 120, PASS", "AT_MOST, 100, INCONCLUSIVE", "AT_MOST, 80, FAIL", "AT_LEAST, 80, PASS"})
    void theMeanIsJudgedByItsBlocks(Operator operator, double limit, State state) {
        Trial trial = Trial.closed(10, Duration.ofMinutes(20));
        trial.promise(Figure.mean(Calls.OK), operator, limit);
        for (int i = 0; i < 12_000; i++) {
            trial.ok(i * 100, 50 + (i * 7919L % 1000) / 10.0);
        }
        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(state);
        assertThat(result.estimate().orElseThrow().value()).isCloseTo(99.95, within(0.01));
    }

    @Test
    void theShortestAndTheLongestAreJudgedAsTheyAre() {
        Trial trial = Trial.closed(1, MINUTE).ok(0, 5).ok(1000, 70);
        trial.promise(new Most(Figure.Times.of(Calls.OK)), Operator.AT_MOST, 70);
        trial.promise(new Most(Figure.Times.of(Calls.OK)), Operator.BELOW, 70);
        trial.promise(new Least(Figure.Times.of(Calls.OK)), Operator.AT_LEAST, 5);
        assertThat(trial.judgement().thresholds())
                .extracting(ThresholdResult::state)
                .containsExactly(State.PASS, State.FAIL, State.PASS);
    }

    @ParameterizedTest(name = "slow from {0} to {1} s, windows of {2} s: {3}")
    @CsvSource({
        "0, 0, 60, PASS, 0 of 55 windows missed it",
        "300, 310, 60, FAIL, 6 of 55 windows missed it",
        "300, 310, 300, PASS, every window of 5 min: 0 of 31 windows missed it",
        "300, 310, 601, INCONCLUSIVE, is shorter than a window of 10 min 10 s"
    })
    void everySlidingWindowMustMeetTheThreshold(int slowFrom, int slowTo, int over, State state, String words) {
        Trial trial = Trial.closed(10, Duration.ofMinutes(10));
        trial.promise(
                Figure.percentile(95, Calls.OK),
                Operator.AT_MOST,
                200,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(over)));
        for (int i = 0; i < 6000; i++) {
            int second = i / 10;
            trial.ok(i * 100, second >= slowFrom && second < slowTo ? 300 : 100);
        }
        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(state);
        assertThat(ThresholdText.of(result)).contains(words);
    }

    /** 9 of 10 windows have 94 % to 96 % within the limit; with 40 calls each, that decides nothing about 95 %. */
    @Test
    void windowsOfFewCallsAreUndecided() {
        Trial trial = Trial.closed(10, Duration.ofMinutes(2));
        trial.promise(
                Figure.percentile(95, Calls.OK),
                Operator.AT_MOST,
                200,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(10)));
        spread(480, 456, i -> trial.ok(i * 250, 100), i -> trial.ok(i * 250, 300));

        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(ThresholdText.of(result)).contains("0 of 12 windows missed it, 12 are undecided");
    }

    @Test
    void offeredDeliveredAndOkRatesOfATargetThatFallsBehindAreThreeFigures() {
        Trial trial = Trial.open(22, Duration.ofMinutes(2));
        for (int i = 0; i < 22 * 120; i++) {
            double intendedMs = i * 1000.0 / 22;
            double tookMs = 50 + i * 50.0 - intendedMs;
            if (i % 10 == 0) {
                trial.failed(intendedMs, tookMs, 500);
            } else {
                trial.ok(intendedMs, tookMs);
            }
        }
        Analysis report = trial.report();
        long requests = report.aggregated().requests();

        assertThat(report.window().perSecond(requests)).isEqualTo(22);
        assertThat(report.window().deliveredPerSecond(requests)).isCloseTo(20, within(0.2));
        assertThat(report.window().okPerSecond(report.aggregated().ok().count(), requests))
                .as("nine in ten of the calls that ended")
                .isCloseTo(18, within(0.1));
        assertThat(report.estimates().requestsPerHour().orElseThrow().value()).isCloseTo(72_000, within(720.0));
        assertThat(report.stages().get(0).window().deliveredPerSecond(requests)).isCloseTo(20, within(0.2));
    }

    /** It answers 20 calls a second, so each of 22 waits longer than the one before. */
    @ParameterizedTest(name = "at least {0} an hour: {1}")
    @CsvSource({"79200, FAIL", "73000, FAIL", "70000, PASS"})
    void targetThatFallsBehindDeliversLessThanIsOffered(double perHour, State state) {
        Trial trial = Trial.open(22, Duration.ofSeconds(90))
                .deadline(Duration.ofSeconds(30))
                .requestsPerHour(perHour);
        for (int i = 0; i < 22 * 90; i++) {
            trial.ok(i * 1000.0 / 22, 50 + i * (50 - 1000.0 / 22));
        }

        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(state);
        assertThat(ThresholdText.of(result))
                .startsWith("requests/hour is 71,964/h (95% interval 71,477/h to 72,283/h)")
                .endsWith("79,200/h was offered, and the target fell behind by 2.01 calls a second");
    }

    @Test
    void callsThatFillAServiceAtTheStartAreNoBacklog() {
        Trial trial = Trial.open(42, Duration.ofSeconds(60)).requestsPerHour(150_000);
        for (int i = 0; i < 42 * 60; i++) {
            trial.ok(i * 1000.0 / 42, 2_000 + i % 7 * 100);
        }
        assertThat(only(trial).state()).isEqualTo(State.PASS);
    }

    @Test
    void theWorstWindowIsNamed() {
        Trial trial = Trial.closed(10, Duration.ofMinutes(2));
        trial.promise(
                Figure.SUCCESS_RATE,
                Operator.AT_LEAST,
                90,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(30)));
        for (int i = 0; i < 1200; i++) {
            if (i >= 600 && i < 700) {
                trial.failed(i * 100, 5, 503);
            } else {
                trial.ok(i * 100, 5);
            }
        }
        assertThat(ThresholdText.of(only(trial)))
                .isEqualTo("success rate must be at least 90% in every window of 30 s: 3 of 10 windows missed it;"
                        + " the worst, from 40 s to 1 min 10 s, has 66.67%");
    }

    @Test
    void slidingRateAllowsOneCallMoreOrLessInAWindow() {
        for (double limit : new double[] {150_000, 150_400}) {
            Trial trial = Trial.open(150_000 / 3600.0, MINUTE);
            trial.promise(
                    Figure.REQUESTS_PER_HOUR,
                    Operator.AT_LEAST,
                    limit,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Duration.ofSeconds(10)));
            for (int i = 0; i < 2500; i++) {
                trial.ok(i * 24, 5);
            }
            assertThat(only(trial).state()).isEqualTo(limit == 150_000 ? State.PASS : State.FAIL);
        }
    }

    @Test
    void windowWithoutOkCallsMissesAThresholdOnThem() {
        Trial trial = Trial.closed(1, MINUTE);
        trial.promise(
                Figure.percentile(95, Calls.OK),
                Operator.AT_MOST,
                200,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(10)));
        for (int second = 0; second < 60; second++) {
            if (second >= 20 && second < 30) {
                trial.call(0, second * 1000, 0, 900, FailureClass.DEADLINE_WAIT, 0, Times.NEVER, "row", "deadline");
            } else {
                trial.ok(second * 1000, 10);
            }
        }
        ThresholdResult result = only(trial);
        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(ThresholdText.of(result))
                .endsWith("1 of 6 windows missed it, 5 are undecided; the worst, from 20 s to 30 s, has too many failed"
                        + " calls for a percentile");
    }

    private static ThresholdResult only(Trial trial) {
        return trial.judgement().thresholds().get(0);
    }

    /** As many of one kind as wanted, the others evenly between them. */
    private static void spread(int all, int wanted, IntConsumer one, IntConsumer other) {
        long done = 0;
        for (int i = 0; i < all; i++) {
            if ((long) (i + 1) * wanted / all > done) {
                one.accept(i);
                done++;
            } else {
                other.accept(i);
            }
        }
    }
}
