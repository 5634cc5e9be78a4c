package io.github.wingload.judge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Most;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.ThresholdFinding.DecidedByDelays;
import io.github.wingload.result.ThresholdFinding.DecidedEarly;
import io.github.wingload.result.ThresholdFinding.Estimated;
import io.github.wingload.result.ThresholdFinding.Exact;
import io.github.wingload.result.ThresholdFinding.Exact.Basis;
import io.github.wingload.result.ThresholdFinding.FallsBehind;
import io.github.wingload.result.ThresholdFinding.GeneratorLimited;
import io.github.wingload.result.ThresholdFinding.InWords;
import io.github.wingload.result.ThresholdFinding.NoWindow;
import io.github.wingload.result.ThresholdFinding.NothingToJudge;
import io.github.wingload.result.ThresholdFinding.NothingToJudge.Lack;
import io.github.wingload.result.ThresholdFinding.OfPart;
import io.github.wingload.result.ThresholdFinding.RunInvalid;
import io.github.wingload.result.ThresholdFinding.TooFewScrapes;
import io.github.wingload.result.ThresholdFinding.Windows;
import io.github.wingload.result.ThresholdFinding.WithinLimit;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Estimate.Method;
import io.github.wingload.stats.interval.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdTextTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Blocking BLOCKS = Blocking.of(1200);
    private static final Rule P90 = rule(Figure.percentile(90, Calls.OK), Operator.AT_MOST, 500);
    private static final Rule SUCCESS = rule(Figure.SUCCESS_RATE, Operator.AT_LEAST, 99);
    private static final Rule HITS = rule(Figure.CACHE_HIT_RATE, Operator.AT_LEAST, 50);
    private static final Rule ITEMS = rule(Figure.ITEM_SUCCESS_RATE, Operator.AT_LEAST, 99);
    private static final Rule RATE = rule(Figure.REQUESTS_PER_HOUR, Operator.ABOVE, 3600);
    private static final Rule MEMORY = rule(new Observed(Statistic.MEAN, "memory", "percent"), Operator.BELOW, 80);
    private static final Rule PART = new Rule(
            "rule",
            Figure.percentile(90, Calls.OK),
            Optional.of("pages"),
            Optional.of("hold"),
            Operator.AT_LEAST,
            500,
            Optional.empty());

    private static final OwnDelays DELAYS = new OwnDelays(
            25,
            41,
            2,
            Optional.of(new OwnDelays.Pause(Instant.parse("2026-11-22T12:04:10Z"), 3100)),
            new OwnDelays.Added(NONE, NONE, NONE, NONE));

    static Stream<Arguments> findings() {
        return Stream.of(
                row(P90, new InWords("as it is"), "as it is"),
                row(
                        P90,
                        new GeneratorLimited(new InWords("as it is")),
                        "not judged, as the generator was limited; measured: as it is"),
                row(
                        P90,
                        new DecidedByDelays(new InWords("too long"), new InWords("short enough"), DELAYS),
                        "not decided, as wingload delayed 41 calls itself (it stood still for 3.10 s at 2026-11-22 12:04:10 UTC),"
                                + " and that makes the difference; measured: too long; without these delays: short enough"),
                row(
                        P90,
                        new DecidedEarly(Duration.ofMillis(36_563), new InWords("as it is")),
                        "as it is; decided early, by the calls of the first 36.6 s"),
                row(
                        P90,
                        new OfPart(new InWords("as it is")),
                        "not judged, as it adds up over all shards; measured: as it is"),
                row(
                        P90,
                        new RunInvalid(new InWords("as it is")),
                        "not judged, as the run is invalid; measured: as it is"),
                row(PART, lack(Lack.INTENDED, 0), "no call of pages in stage hold was intended"),
                row(P90, lack(Lack.SENT, 7), "no call was sent"),
                row(P90, lack(Lack.FAILED, 7), "none of 7 calls failed after it was sent"),
                row(P90, lack(Lack.OK, 0), "there is no ok call to judge: no call was intended"),
                row(P90, lack(Lack.OK, 1), "none of 1 call was ok"),
                row(HITS, lack(Lack.CACHE_RESULTS, 7), "none of 7 ok calls has a known cache result"),
                row(ITEMS, lack(Lack.ITEMS, 7), "none of 7 ok calls has an item"),
                row(
                        SUCCESS,
                        new Estimated(estimate(99.2, 98.5, 99.6), Optional.of(1000L), BLOCKS, NONE),
                        "success rate is 99.20% of 1,000 intended calls (95% interval 98.50% to 99.60%), at least 99% is"
                                + " required; from 60 blocks of 20 s"),
                row(
                        HITS,
                        new Estimated(estimate(60, 55, 65), Optional.of(1L), BLOCKS, NONE),
                        "cache hit rate is 60.00% of 1 ok call with a known cache result (95% interval 55.00% to 65.00%),"
                                + " at least 50% is required; from 60 blocks of 20 s"),
                row(
                        ITEMS,
                        new Estimated(estimate(99.5, 98, 99.9), Optional.of(400L), BLOCKS, NONE),
                        "item success rate is 99.50% of 400 items (95% interval 98.00% to 99.90%), at least 99% is required;"
                                + " from 60 blocks of 20 s"),
                row(
                        RATE,
                        new Estimated(
                                new Estimate(
                                        3700,
                                        new Interval(-INFINITE, INFINITE),
                                        1,
                                        10,
                                        Method.SHORT_RUN,
                                        OptionalDouble.empty()),
                                Optional.empty(),
                                BLOCKS,
                                NONE),
                        "requests/hour is 3,700/h (too few calls for an interval), more than 3,600/h is required; too short"
                                + " for blocks: calls are taken as independent"),
                row(
                        RATE,
                        new Estimated(
                                new Estimate(
                                        3700,
                                        new Interval(3500, INFINITE),
                                        1,
                                        10,
                                        Method.BLOCKS,
                                        OptionalDouble.of(40)),
                                Optional.empty(),
                                BLOCKS,
                                OptionalDouble.of(2_400)),
                        "requests/hour is 3,700/h (95% interval at least 3,500/h), more than 3,600/h is required; calls"
                                + " stay alike for about 40 s, too long for 20 min to tell; a run of 40 min could"),
                row(
                        SUCCESS,
                        new Estimated(
                                new Estimate(
                                        100, new Interval(99.9, 100), 1, 4800, Method.BLOCKS, OptionalDouble.empty()),
                                Optional.of(4800L),
                                Blocking.of(120),
                                NONE),
                        "success rate is 100.00% of 4,800 intended calls (95% interval 99.90% to 100.00%), at least 99% is"
                                + " required; from 20 blocks of 6 s; no failure, so outages more often than every 40 s"
                                + " are unlikely, and rarer ones are not excluded"),
                row(
                        RATE,
                        new FallsBehind(estimate(3400, 3300, 3500), 4000, 0.25),
                        "requests/hour is 3,400/h (95% interval 3,300/h to 3,500/h), more than 3,600/h is required; 4,000/h"
                                + " was offered, and the target fell behind by 0.250 calls a second"),
                row(
                        RATE,
                        new Exact(3600, Basis.ALL_ENDED, 1),
                        "requests/hour is 3,600/h, more than 3,600/h is required; the schedule fixed 1 start and every one"
                                + " of them ended, so there is no interval"),
                row(
                        rule(Figure.OK_PER_HOUR, Operator.AT_LEAST, 3600),
                        new Exact(3600, Basis.ALL_OK, 60),
                        "ok/hour is 3,600/h, at least 3,600/h is required; the schedule fixed 60 starts and every one of"
                                + " them was ok, so there is no interval"),
                row(
                        rule(new Most(Times.of(Calls.OK)), Operator.BELOW, 70),
                        new Exact(70, Basis.EXTREME, 0),
                        "longest time of ok calls is 70.0 ms, less than 70 ms is required; it has no interval"),
                row(
                        MEMORY,
                        new Exact(79.999, Basis.SCRAPES, 12),
                        "mean of memory is 79.999%, less than 80% is required; from 12 scrapes"),
                row(
                        P90,
                        new WithinLimit(
                                Optional.of(estimate(480, 470, 490)),
                                480,
                                estimate(0.95, 0.93, 0.97),
                                1000,
                                BLOCKS,
                                NONE),
                        "p90 of ok calls is 480 ms (95% interval 470 ms to 490 ms): 95.00% of 1,000 took at most 500 ms (95%"
                                + " interval 93.00% to 97.00%), 90% must; from 60 blocks of 20 s"),
                row(
                        PART,
                        new WithinLimit(Optional.empty(), INFINITE, estimate(0.8, 0.7, 0.85), 1000, BLOCKS, NONE),
                        "p90 of ok calls of pages in stage hold is not reached if failed calls count as infinite: 80.00% of"
                                + " 1,000 took less than 500 ms (95% interval 70.00% to 85.00%), fewer than 90% may; from"
                                + " 60 blocks of 20 s"),
                row(
                        P90,
                        new WithinLimit(Optional.empty(), 600, estimate(0.8, 0.7, 0.85), 1000, BLOCKS, NONE),
                        "p90 of ok calls is 600 ms if failed calls count as infinite: 80.00% of 1,000 took at most 500 ms"
                                + " (95% interval 70.00% to 85.00%), 90% must; from 60 blocks of 20 s"),
                row(
                        P90,
                        new NoWindow(610, 600),
                        "the judged part of the run, 10 min, is shorter than a window of 10 min 10 s"),
                row(
                        P90,
                        new Windows(1, 0, 0, 60, 0, OptionalDouble.of(480), true),
                        "p90 of ok calls must be at most 500 ms in every window of 1 min: 0 of 1 window missed it; the worst,"
                                + " from 0 s to 1 min, has 480 ms"),
                row(
                        P90,
                        new Windows(10, 2, 0, 30, 40, NONE, true),
                        "p90 of ok calls must be at most 500 ms in every window of 30 s: 2 of 10 windows missed it; the"
                                + " worst, from 40 s to 1 min 10 s, has too many failed calls for a percentile"),
                row(
                        HITS,
                        new Windows(10, 0, 0, 30, 40, NONE, true),
                        "cache hit rate must be at least 50% in every window of 30 s: 0 of 10 windows missed it; the worst,"
                                + " from 40 s to 1 min 10 s, has no known cache result"),
                row(
                        HITS,
                        new Windows(10, 0, 0, 30, 40, NONE, false),
                        "cache hit rate must be at least 50% in every window of 30 s: 0 of 10 windows missed it; the worst,"
                                + " from 40 s to 1 min 10 s, has no call"),
                row(
                        MEMORY,
                        new TooFewScrapes(1, 60, Duration.ofSeconds(5), 0, Optional.empty(), OptionalDouble.of(60)),
                        "too few scrapes have a value for mean of memory: 1 in 1 min, with one planned every 5 s"),
                row(
                        MEMORY,
                        new TooFewScrapes(5, 60, Duration.ofSeconds(5), 1, Optional.of("status 404"), NONE),
                        "too few scrapes have a value for mean of memory: 5 in 1 min, with one planned every 5 s; 1 scrape"
                                + " failed: status 404"));
    }

    private static Arguments row(Rule rule, ThresholdFinding finding, String sentence) {
        return Arguments.of(rule, finding, sentence);
    }

    private static NothingToJudge lack(Lack lack, long among) {
        return new NothingToJudge(lack, among);
    }

    private static Rule rule(Figure figure, Operator operator, double limit) {
        return new Rule("rule", figure, Optional.empty(), Optional.empty(), operator, limit, Optional.empty());
    }

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(value, new Interval(low, high), 1, 100, Method.BLOCKS, OptionalDouble.empty());
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("findings")
    void everyFindingIsASentence(Rule rule, ThresholdFinding finding, String sentence) {
        assertThat(ThresholdText.of(new ThresholdResult(rule, State.FAIL, Optional.empty(), finding)))
                .isEqualTo(sentence);
    }
}
