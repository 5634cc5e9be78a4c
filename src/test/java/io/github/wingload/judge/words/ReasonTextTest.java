package io.github.wingload.judge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Shard;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.Reason;
import io.github.wingload.result.Reason.AllOk;
import io.github.wingload.result.Reason.CallsFailed;
import io.github.wingload.result.Reason.CutShort;
import io.github.wingload.result.Reason.DecidedEarly;
import io.github.wingload.result.Reason.FailedByOwnDelays;
import io.github.wingload.result.Reason.GeneratorLimited;
import io.github.wingload.result.Reason.InWords;
import io.github.wingload.result.Reason.MostFrequent;
import io.github.wingload.result.Reason.NotSteady;
import io.github.wingload.result.Reason.NothingEnded;
import io.github.wingload.result.Reason.NothingSent;
import io.github.wingload.result.Reason.OnStartFailed;
import io.github.wingload.result.Reason.OnePayload;
import io.github.wingload.result.Reason.OneShard;
import io.github.wingload.result.Reason.OnlyShards;
import io.github.wingload.result.Reason.ShardApart;
import io.github.wingload.result.Reason.ShardCutShort;
import io.github.wingload.result.Reason.ShardDamaged;
import io.github.wingload.result.Reason.ShardTwice;
import io.github.wingload.result.Reason.ShardsMissing;
import io.github.wingload.result.Reason.StartsMissing;
import io.github.wingload.result.Reason.StoppedEarly;
import io.github.wingload.result.Reason.ThresholdMissed;
import io.github.wingload.result.Reason.ThresholdsMet;
import io.github.wingload.result.Reason.Undecided;
import io.github.wingload.result.Reason.UsersMissing;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.TargetMissed;
import io.github.wingload.result.Signal;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.result.ThresholdFinding.NothingToJudge;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTextTest {

    private static final Optional<MostFrequent> ERROR = Optional.of(new MostFrequent("HTTP 503", 7));
    private static final Optional<TargetMissed> NOT_MISSED = Optional.empty();
    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final Figure P90 = Figure.percentile(90, Calls.OK);

    static Stream<Arguments> reasons() {
        return Stream.of(
                row(new InWords("as it is", "do this"), "as it is", "do this"),
                row(
                        new StoppedEarly("429 count > 100", new AllOk(3)),
                        "stopped early by the rule \"429 count > 100\": all 3 calls were ok",
                        "add thresholds to judge latency and rate as well"),
                row(
                        new DecidedEarly(Duration.ofSeconds(41), Duration.ofMinutes(2), new AllOk(3)),
                        "decided after 41 s of 2 min (stop_when: decided): all 3 calls were ok",
                        "add thresholds to judge latency and rate as well"),
                row(
                        new CutShort(EndReason.INTERRUPTED, Duration.ofSeconds(30), Optional.of(Duration.ofMinutes(2))),
                        "the run was interrupted after 30 s of 2 min",
                        "let the run finish; the report shows what was measured so far"),
                row(
                        new CutShort(EndReason.ABORTED, Duration.ofSeconds(30), Optional.empty()),
                        "the run was aborted after 30 s, and calls in flight were cut off",
                        "let the run finish; the report shows what was measured so far"),
                row(
                        new CutShort(EndReason.MASTER_LOST, Duration.ofSeconds(30), Optional.empty()),
                        "the Locust master was lost after 30 s",
                        "let the run finish; the report shows what was measured so far"),
                row(
                        new CutShort(EndReason.KILLED, Duration.ofSeconds(30), Optional.empty()),
                        "the process was killed after 30 s",
                        "let the run finish; the report shows what was measured so far"),
                row(
                        new NothingSent(1, "java.lang.IllegalStateException: x"),
                        "no call was sent: wingload failed on 1 call with an exception: java.lang.IllegalStateException: x",
                        "report the exception; this run says nothing about the target"),
                row(
                        new NothingEnded(4, 60),
                        "no call ended: all 4 starts were dropped",
                        "raise max_in_flight, or find out what kept every call from ending"),
                row(
                        new NothingEnded(0, 60),
                        "no call was started in the window of 1 min",
                        "check that the load starts calls at all: users, rate, warm-up and run time"),
                row(
                        new OnStartFailed(12, Optional.of(new MostFrequent("status 401", 11))),
                        "no user did a task, because 12 calls of on_start failed",
                        "the most frequent error is \"status 401\" (11 times); check the requests of on_start, such as a"
                                + " login, with wingload try"),
                row(
                        new UsersMissing(60, 500, Optional.of(new UsersMissing.Ramp(5, 100, 60, 17))),
                        "the load was not reached: only 60 of 500 users had started when the run time ended; at 5 per second"
                                + " they need 1 min 40 s, and the run had 1 min",
                        "run for well over 1 min 40 s, or raise the spawn rate to at least 17 per second"),
                row(
                        new UsersMissing(60, 500, Optional.empty()),
                        "the load was not reached: only 60 of 500 users had started when the run time ended",
                        "make the ramp longer, or use fewer users"),
                row(
                        new OneShard(new Shard("nightly", 2, 8)),
                        "this is shard 2 of 8 of nightly, numbered from 0, and a shard is not judged",
                        "the merged run has the verdict: shard 0 makes it of shards that met, wingload merge of the directories of others"),
                row(
                        new ShardsMissing(List.of(3), 8),
                        "shard 3 of 8 is missing: its part of the load was not made, or its results are not here",
                        "merge the directories of all shards; with --only, the others are reported on their own"),
                row(
                        new ShardsMissing(List.of(1, 2, 5), 8),
                        "shards 1, 2 and 5 of 8 are missing: their parts of the load were not made, or their results are"
                                + " not here",
                        "merge the directories of all shards; with --only, the others are reported on their own"),
                row(
                        new ShardTwice(KilledShard.PART, KilledShard.PART, 8),
                        "shard 3 of 8 was run twice, as 20261127T080000Z-3fa9 and as 20261127T080000Z-3fa9: the target"
                                + " had the load of both",
                        "keep a shard from being started again, such as by a supervisor, and give each run a name of its"
                                + " own"),
                row(
                        new ShardCutShort(KilledShard.PART, 8),
                        "shard 3 of 8 was killed after 41 s, or is still running",
                        "let all shards finish; the report shows what was measured so far"),
                row(
                        new ShardDamaged(KilledShard.PART, 8),
                        "calls.csv of shard 3 of 8 has 90 calls, and its run.json counts 100",
                        "copy the directory of that shard again"),
                row(
                        new ShardApart(KilledShard.PART, 8),
                        "shard 3 of 8 began its load 3 min 4 s after the first, by the clocks of their machines: the load was"
                                + " not the planned one",
                        "begin all shards at one time, with --meet or --start-at, and let time synchronisation set the clocks"),
                row(
                        new OnlyShards(List.of(0, 1), 8, new AllOk(20)),
                        "only shards 0 and 1 of 8, a part of the load: all 20 calls were ok",
                        "merge all shards for a verdict on the whole load"),
                row(
                        new StartsMissing(900, 1000),
                        "the load was not reached: only 900 of 1,000 planned starts were made",
                        "use a faster machine, or a lower rate"),
                row(
                        new GeneratorLimited(new Signal.InWords(
                                "lateness", "", GeneratorHealth.State.LIMITED, "p99 start delay 2 s")),
                        "the generator was limited: p99 start delay 2 s",
                        "use a quieter or faster machine, fewer users or a lower rate; this run says nothing about the"
                                + " target"),
                row(
                        new FailedByOwnDelays(
                                1,
                                new OwnDelays(
                                        20,
                                        1,
                                        1,
                                        Optional.empty(),
                                        new OwnDelays.Added(
                                                OptionalDouble.empty(),
                                                OptionalDouble.empty(),
                                                OptionalDouble.empty(),
                                                OptionalDouble.empty()))),
                        "wingload started 1 call late; that can have caused the only failure",
                        "run it again, on a machine with less other work if that is possible; the report's section Generator"
                                + " says when wingload stood still"),
                row(
                        new OnePayload(60, 5),
                        "all 60 calls sent the same payload, although the samples have 5 rows",
                        "check samples and pick: a cache may have answered all but the first call; if one payload is"
                                + " intended, set pick: fixed"),
                row(
                        new CallsFailed(7, OptionalLong.of(100), ERROR),
                        "7 of 100 calls failed (7.00%), and no threshold allows failures",
                        "the most frequent error is \"HTTP 503\" (7 times); to allow some failures, add a threshold, for"
                                + " example: success rate >= 99%"),
                row(
                        new CallsFailed(4, OptionalLong.of(151_200), ERROR),
                        "4 of 151,200 calls failed (0.0026%), and no threshold allows failures",
                        "the most frequent error is \"HTTP 503\" (7 times); to allow some failures, add a threshold, for"
                                + " example: success rate >= 99%"),
                row(
                        new CallsFailed(7, OptionalLong.empty(), Optional.empty()),
                        "7 calls failed, and no threshold allows failures",
                        "to allow some failures, add a threshold, for example: success rate >= 99%"),
                row(
                        new CallsFailed(0, OptionalLong.of(100), Optional.empty()),
                        "wingload itself threw an exception",
                        "to allow some failures, add a threshold, for example: success rate >= 99%"),
                row(new AllOk(1), "the only call was ok", "add thresholds to judge latency and rate as well"),
                row(
                        new ThresholdMissed(result(P90), 1, 1, ERROR, NOT_MISSED),
                        "threshold missed: rule: too slow",
                        "see which calls were slow and where the time went: the slowest are listed with their keys"),
                row(
                        new ThresholdMissed(
                                result(P90, new NothingToJudge(NothingToJudge.Lack.OK, 60)), 1, 1, ERROR, NOT_MISSED),
                        "threshold missed: rule: none of 60 calls was ok",
                        "the most frequent error is \"HTTP 503\" (7 times); see the observed errors"),
                row(
                        new ThresholdMissed(result(Figure.SUCCESS_RATE), 2, 3, ERROR, NOT_MISSED),
                        "2 of 3 thresholds missed, first rule: too slow",
                        "the most frequent error is \"HTTP 503\" (7 times); see the observed errors"),
                row(
                        new ThresholdMissed(result(Figure.CACHE_HIT_RATE), 1, 1, ERROR, NOT_MISSED),
                        "threshold missed: rule: too slow",
                        "see which tasks' answers are affected: the report lists them task by task"),
                row(
                        new ThresholdMissed(result(Figure.REQUESTS_PER_HOUR), 1, 1, ERROR, Optional.of(missedTarget())),
                        "threshold missed: rule: too slow",
                        "the target rate was missed: 1,800 of 3,600 requests/hour (50.00%)"),
                row(
                        new ThresholdMissed(result(observed()), 1, 1, ERROR, NOT_MISSED),
                        "threshold missed: rule: too slow",
                        "see when the figure changed: the run's _observed.csv has its value at each scrape"),
                row(
                        new Undecided(result(P90), OptionalDouble.of(100)),
                        "undecided: rule: too slow",
                        "run for about 2 min to decide it, if nothing else changes"),
                row(
                        new Undecided(result(P90), OptionalDouble.of(20_000)),
                        "undecided: rule: too slow",
                        "run for about 6 h to decide it, if nothing else changes"),
                row(
                        new Undecided(result(observed()), NONE),
                        "undecided: rule: too slow",
                        "check that the endpoint under observe answers, and that it has metrics of these names"),
                row(
                        new Undecided(result(P90), NONE),
                        "undecided: rule: too slow",
                        "a longer run may not decide it: the figure is at its limit, or it has no value"),
                row(
                        new NotSteady(new Remark.Unsteady(
                                Remark.Unsteady.Level.CALLS_IN_FLIGHT, Optional.empty(), 1, 3.25, 7)),
                        "the service was not steady: the mean number of calls in flight changed from 1.0 to 3.3 after 7 s",
                        "run it again, after a longer warm-up"),
                row(
                        new NotSteady(new Remark.TargetMissed(900, 1_000, 500, NONE, 2, NONE, 0, 0, Optional.empty())),
                        "the service did not keep up: the target rate was missed: 900 of 1,000 requests/hour (90.00%)",
                        "run it again, after a longer warm-up"),
                row(
                        new NotSteady(new Remark.LittlesLawBroken(3, 4)),
                        "the service was not steady: the figures disagree: 3.0 calls were in flight, but throughput × mean"
                                + " service time is 4.0",
                        "run it again, after a longer warm-up"),
                row(
                        new ThresholdsMet(result(P90), 1, 120, NONE),
                        "threshold met: rule, in 2 min; a run of this length cannot show changes slower than 1 min",
                        "keep this run as a baseline for later ones"),
                row(
                        new ThresholdsMet(result(P90), 2, 3600, OptionalDouble.of(157_500)),
                        "all 2 thresholds met",
                        "to show the rate with a margin, offer 5% more: 157,500/h"));
    }

    private static Arguments row(Reason reason, String words, String advice) {
        return Arguments.of(reason, words, advice);
    }

    private static Figure observed() {
        return new Observed(Statistic.MAX, "memory", "percent");
    }

    private static ThresholdResult result(Figure figure) {
        return result(figure, new ThresholdFinding.InWords("too slow"));
    }

    private static ThresholdResult result(Figure figure, ThresholdFinding finding) {
        Rule rule = new Rule("rule", figure, Optional.empty(), Optional.empty(), Operator.AT_MOST, 1, Optional.empty());
        return new ThresholdResult(rule, State.FAIL, Optional.empty(), finding);
    }

    private static TargetMissed missedTarget() {
        return new TargetMissed(1800, 3600, 5, NONE, 1, NONE, 0, 0, Optional.empty());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("reasons")
    void everyReasonHasWordsAndAdvice(Reason reason, String words, String advice) {
        assertThat(ReasonText.of(reason)).isEqualTo(new InWords(words, advice));
    }
}
