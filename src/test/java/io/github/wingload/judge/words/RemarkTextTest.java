package io.github.wingload.judge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.AskedCompletion.Field;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.AnswersDiffer;
import io.github.wingload.result.Remark.CacheMedianOutside;
import io.github.wingload.result.Remark.CacheRuleUndecided;
import io.github.wingload.result.Remark.CachedPrompts;
import io.github.wingload.result.Remark.CallsDiffer;
import io.github.wingload.result.Remark.CallsLeftOut;
import io.github.wingload.result.Remark.Contradiction;
import io.github.wingload.result.Remark.Contradiction.Count;
import io.github.wingload.result.Remark.DoubtfulStreams;
import io.github.wingload.result.Remark.FileDamaged;
import io.github.wingload.result.Remark.FileDamaged.Damage;
import io.github.wingload.result.Remark.HitsNotFaster;
import io.github.wingload.result.Remark.InWords;
import io.github.wingload.result.Remark.LineDamaged;
import io.github.wingload.result.Remark.LittlesLawBroken;
import io.github.wingload.result.Remark.MoreHitsThanRepeats;
import io.github.wingload.result.Remark.OrderMatters;
import io.github.wingload.result.Remark.PartUnknown;
import io.github.wingload.result.Remark.PromptsOffPlan;
import io.github.wingload.result.Remark.RampInWindow;
import io.github.wingload.result.Remark.RequestNotKept;
import io.github.wingload.result.Remark.SamePayload;
import io.github.wingload.result.Remark.Settling;
import io.github.wingload.result.Remark.ShardSlower;
import io.github.wingload.result.Remark.ShardStart;
import io.github.wingload.result.Remark.ShortRun;
import io.github.wingload.result.Remark.SidesFailed;
import io.github.wingload.result.Remark.SpecialCalls;
import io.github.wingload.result.Remark.StatusesDiffer;
import io.github.wingload.result.Remark.TargetMetOnlyWithFailures;
import io.github.wingload.result.Remark.TargetMissed;
import io.github.wingload.result.Remark.TokensDisagree;
import io.github.wingload.result.Remark.Unsteady;
import io.github.wingload.result.Remark.Unsteady.Level;
import io.github.wingload.result.Remark.UsersIdle;
import io.github.wingload.result.Remark.WallTimeDiffers;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemarkTextTest {

    private static final Optional<String> ALL = Optional.empty();
    private static final Optional<String> TASK = Optional.of("GET a");
    private static final OptionalDouble NONE = OptionalDouble.empty();

    static Stream<Arguments> remarks() {
        return Stream.of(
                row(new InWords("As it is."), "As it is."),
                row(
                        new Contradiction(Count.TASKS, ALL, 2, 1),
                        "Self-check failed: 2 tasks are in the plan, 1 in the totals."),
                row(
                        new Contradiction(Count.REQUESTS, ALL, 4, 3),
                        "Self-check failed: the tasks add up to 4 requests, the total is 3."),
                row(
                        new Contradiction(Count.OTHER_FIGURES, ALL, 4, 4),
                        "Self-check failed: the figures of the tasks do not add up to the total; the counts are 4 calls and 4."),
                row(
                        new Contradiction(Count.GROUPED_FAILURES, Optional.of("a"), 1, 0),
                        "Self-check failed: task a: 1 call failed, 0 in the groups of errors."),
                row(
                        new Contradiction(Count.NEVER_SENT, Optional.of("a"), 2, 1),
                        "Self-check failed: task a: 2 calls were dropped, 1 never sent."),
                row(
                        new TargetMissed(
                                25_200, 36_000, 5000, OptionalDouble.of(50), 35, NONE, 180, 0, Optional.empty()),
                        "The target rate was missed: 25,200 of 36,000 requests/hour (70.00%); at a mean service time of"
                                + " 5.00 s the target needs 50.0 calls in flight, and there were 35.0 (Little's law); 180"
                                + " starts were dropped because the in-flight limit was reached: the target was too slow for"
                                + " this rate."),
                row(
                        new TargetMissed(
                                1800,
                                3600,
                                5,
                                NONE,
                                1,
                                OptionalDouble.of(2000),
                                0,
                                1,
                                Optional.of(new TargetMissed.Users(40, 1.06, 45))),
                        "The target rate was missed: 1,800 of 3,600 requests/hour (50.00%); the plan offered only 2,000"
                                + " requests/hour; 1 response was 429: the target limits the rate; 40 users each made a call"
                                + " every 1.1 s; at the same speed of the target, 45 users would reach it."),
                row(
                        new TargetMetOnlyWithFailures(36_000, 28_800),
                        "The target of 36,000 requests/hour was met only because failed calls count: ok calls reached"
                                + " 28,800/hour, 80.00% of it."),
                row(
                        new RampInWindow(99, 120, List.of("hold")),
                        "The load was still changing for 1 min 39 s of 2 min, so the figures mix the ramp with the full load;"
                                + " see stage hold."),
                row(
                        new SidesFailed("external", "internal", 5, 1, false),
                        "External failed in 5 pairs in which internal was ok, and internal failed in 1 pair in which external"
                                + " was ok; the comparison of times leaves these pairs out."),
                row(
                        new SidesFailed("external", "internal", 1, 50, true),
                        "Internal fails more often than external: external failed in 1 pair in which internal was ok, and"
                                + " internal failed in 50 pairs in which external was ok; the comparison of times leaves these"
                                + " pairs out."),
                row(
                        new StatusesDiffer(6, 108),
                        "The two answers to a row had different statuses in 6 of 108 pairs (5.56%)."),
                row(
                        new OrderMatters(new Estimate(
                                1.35, new Interval(1.2, 1.5), 1, 100, Estimate.Method.BLOCKS, OptionalDouble.empty())),
                        "The call of a pair that was made first took ×1.35 the time of the second (95% interval ×1.20 to"
                                + " ×1.50), whichever side it went to, as if it filled a cache; the figures of the comparison"
                                + " are averaged over both orders."),
                row(
                        new ShortRun(3.125),
                        "The window is shorter than 3.1 s: intervals take calls as independent and may be too narrow."),
                row(
                        new SamePayload(ALL, 60, 60, 5),
                        "All 60 calls sent the same payload, although the samples have 5 rows: a cache would answer all but"
                                + " the first."),
                row(
                        new SamePayload(TASK, 97, 100, 0),
                        "97 of 100 calls (97.00%) of GET a sent the same payload, although the task has values generated for"
                                + " each request: a cache would answer all but the first."),
                row(
                        new CacheRuleUndecided(TASK, 60, "header age"),
                        "GET a: the cache rule \"header age\" recognised neither a hit nor a miss in 60 ok calls."),
                row(
                        new HitsNotFaster(ALL, 8, 9, "header age"),
                        "Cache hits are not faster than misses (median 8.00 ms against 9.00 ms): either the rule"
                                + " \"header age\" does not detect hits, or the cache does not help."),
                row(
                        new CacheMedianOutside(ALL, 7, 8, 65),
                        "The cache figures contradict each other: the median of all calls, 7.00 ms, must lie between the"
                                + " median of hits, 8.00 ms, and the median of misses, 65.0 ms."),
                row(
                        new MoreHitsThanRepeats(ALL, 60, 10, 70),
                        "60 responses came from a cache, but only 10 of 70 calls repeated a payload of this run: the cache"
                                + " held the others before the run, or they are not hits."),
                row(
                        new DoubtfulStreams(ALL, DoubtfulStreams.Kind.NOT_COUNTED, 200, 200),
                        "The server did not count the tokens of all 200 answers, so times per token and tokens"
                                + " per second are not known; vLLM counts them if the request has stream_options:"
                                + " {include_usage: true}."),
                row(
                        new DoubtfulStreams(TASK, DoubtfulStreams.Kind.FEWER_TOKENS_THAN_EVENTS, 1, 200),
                        "GET a: the server counted fewer tokens than it sent events with tokens in 1 of 200 answers (0.50%):"
                                + " its count is wrong, and so are times per token and tokens per second."),
                row(
                        new DoubtfulStreams(ALL, DoubtfulStreams.Kind.SEVERAL_TOKENS_AN_EVENT, 180, 200),
                        "The server counted over 5% more tokens than it sent events with tokens in 180 of 200 answers"
                                + " (90.00%): events hold several tokens, so gap is the time between events and not between"
                                + " tokens."),
                row(
                        new DoubtfulStreams(ALL, DoubtfulStreams.Kind.IN_BURSTS, 20, 20),
                        "Tokens arrived in bursts in all 20 answers: a proxy holds answers back, or a busy server or generator"
                                + " handles several tokens at once, so the time to the first token and the gaps may not be the"
                                + " model's."),
                row(
                        new CachedPrompts(ALL, 900, 1_000),
                        "The server took 90.00% of the prompts' tokens from a cache, so the time to the first token is that of"
                                + " reading the rest; prompts that differ from their first word on are read as a whole."),
                row(
                        new PromptsOffPlan(TASK, 1_110.5, 1_024),
                        "GET a: the server counted 1,111 tokens in a prompt on average, and 1,024 ids were sent: it changes the"
                                + " prompts, for example by decoding the ids and reading the text anew."),
                row(
                        new AnswersDiffer(ALL, "temperature", 3, 20),
                        "3 of 20 requests (15.00%) that were sent more than once got different texts in spite of temperature:"
                                + " 0, so lengths and times of the answers differ from run to run."),
                row(
                        new AnswersDiffer(TASK, "seed", 20, 20),
                        "GET a: all 20 requests that were sent more than once got different texts in spite of seed, so lengths"
                                + " and times of the answers differ from run to run."),
                row(
                        new RequestNotKept(ALL, Field.IGNORE_EOS, 128, 57, 200, OptionalDouble.of(94.7)),
                        "The server did not keep ignore_eos: 57 of 200 answers (28.50%) are shorter than 128 tokens, and the"
                                + " mean is 94.7."),
                row(
                        new RequestNotKept(TASK, Field.MIN_TOKENS, 64, 1, 20, NONE),
                        "GET a: the server did not keep min_tokens: 1 of 20 answers (5.00%) is shorter than 64 tokens."),
                row(
                        new RequestNotKept(ALL, Field.MAX_TOKENS, 128, 2, 20, OptionalDouble.of(130)),
                        "The server did not keep max_tokens: 2 of 20 answers (10.00%) are longer than 128 tokens by the"
                                + " server's count, and the mean is 130."),
                row(
                        new RequestNotKept(ALL, Field.MAX_COMPLETION_TOKENS, 128, 20, 20, OptionalDouble.of(900)),
                        "The server did not keep max_completion_tokens: all 20 answers are longer than 128 tokens, and the mean"
                                + " is 900; some servers know only max_tokens."),
                row(
                        new Unsteady(Level.P90_OF_OK, Optional.empty(), 100, 200, 60),
                        "Not steady: p90 of ok calls changed from 100 ms to 200 ms after 1 min."),
                row(
                        new Unsteady(Level.SUCCESS_RATE, Optional.of("external"), 99.5, 90, 600),
                        "Not steady: the success rate of external changed from 99.50% to 90.00% after 10 min."),
                row(
                        new Unsteady(Level.CALLS_IN_FLIGHT, Optional.empty(), 1, 3.25, 7),
                        "Not steady: the mean number of calls in flight changed from 1.0 to 3.3 after 7 s."),
                row(
                        new Unsteady(Level.P90_OF_TTFT, Optional.of("internal"), 250, 1_000, 60),
                        "Not steady: p90 of ttft of internal changed from 250 ms to 1.00 s after 1 min."),
                row(
                        new Unsteady(Level.OUTPUT_TOKENS, Optional.empty(), 410, 350.5, 60),
                        "Not steady: output tokens/s changed from 410 to 351 after 1 min."),
                row(
                        new Settling(Level.P90_OF_TTFT, Optional.empty(), 40),
                        "First tokens took longer in the first 40 s than later; a warm-up of that length would keep those"
                                + " calls out of the figures."),
                row(
                        new Settling(Level.OUTPUT_TOKENS, Optional.of("internal"), 40),
                        "Fewer output tokens/s of internal arrived in the first 40 s than later; a warm-up of that length would keep"
                                + " those calls out of the figures."),
                row(
                        new UsersIdle(30.25, 32),
                        "The users were not busy: 30.3 calls were in flight, but 32 users that do not wait keep as many in"
                                + " flight."),
                row(
                        new TokensDisagree(4.25, 3.5),
                        "The figures disagree: 4.25 ok answers/s, but output tokens/s ÷ tokens of an answer is 3.50/s."),
                row(
                        new Settling(Level.P90_OF_OK, Optional.of("internal"), 40),
                        "Calls to internal were slower in the first 40 s than later; a warm-up of that length would keep those calls"
                                + " out of the figures."),
                row(
                        new WallTimeDiffers(60, 72.04, true),
                        "Rates divide by the window of 1 min; those of Locust's tables divide by the whole run of 1 min 12 s,"
                                + " including the warm-up and the calls still in flight at the end."),
                row(
                        new LittlesLawBroken(3, 4),
                        "The figures disagree: 3.0 calls were in flight, but throughput × mean service time is 4.0."),
                row(
                        new SpecialCalls(SpecialCalls.Kind.UNFINISHED, 2),
                        "2 calls were cut off by the abort: counted as failed."),
                row(
                        new SpecialCalls(SpecialCalls.Kind.UNKNOWN, 1),
                        "About 1 call was in flight when the process was killed: outcome unknown."),
                row(
                        new SpecialCalls(SpecialCalls.Kind.CLAMPED, 1),
                        "1 time was outside the range of the histograms: counted as the nearest bound."),
                row(
                        new SpecialCalls(SpecialCalls.Kind.BEYOND_PLAN, 3),
                        "3 calls were intended after the planned end: not counted."),
                row(
                        new SpecialCalls(SpecialCalls.Kind.COMPLETED_PAIRS, 1),
                        "1 call completed its pair after the planned end: the comparison counts such pairs, but the figures of each side leave such calls out."),
                row(
                        new SpecialCalls(SpecialCalls.Kind.FAILED_ON_START, 3),
                        "3 calls of on_start failed. Their users began on_start again after a pause and did no task before."),
                row(
                        new FileDamaged("x_observed.csv", Damage.LINES, 2),
                        "x_observed.csv has 2 damaged lines, which are left out."),
                row(
                        new FileDamaged("calls.csv", Damage.MORE_LINES, 1),
                        "calls.csv has 1 more damaged line, which is left out."),
                row(
                        new FileDamaged("calls.csv", Damage.CUT, 1),
                        "calls.csv ends in the middle of a line, which is left out."),
                row(
                        new FileDamaged("x_observed.csv", Damage.INCOMPLETE, 0),
                        "x_observed.csv is not complete: it could not be written to the end."),
                row(
                        new LineDamaged("calls.csv", 11, "it has 2 cells in place of 19"),
                        "calls.csv, line 11, is damaged and left out: it has 2 cells in place of 19."),
                row(
                        new PartUnknown(PartUnknown.Part.CHARTS, "x.hlog: no such file or directory"),
                        "The charts are not complete: x.hlog: no such file or directory."),
                row(
                        new PartUnknown(PartUnknown.Part.SERVER_FIGURES, "x_observed.csv: no such file or directory"),
                        "The server's figures are unknown: x_observed.csv: no such file or directory."),
                row(
                        new ShardStart(KilledShard.PART, 8),
                        "Shard 3 of 8 began its load 184 s after the first, by the clocks of their machines."),
                row(
                        new ShardSlower(KilledShard.PART, 8, 19),
                        "The median of shard 3 of 8 (stat1010) is 60.0 ms, that of the others at most 19.0 ms: it takes another"
                                + " route to the target, or its machine is slower."),
                row(
                        new CallsLeftOut(17, Duration.ofSeconds(41)),
                        "17 calls of other shards after the first one had stopped, 41 s from the start, are left out."),
                row(
                        new CallsDiffer(1_291, 1_300),
                        "calls.csv has 1,291 calls, run.json counted 1,300; this report goes by calls.csv."));
    }

    private static Arguments row(Remark remark, String sentence) {
        return Arguments.of(remark, sentence);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("remarks")
    void everyRemarkIsASentence(Remark remark, String sentence) {
        assertThat(RemarkText.of(remark)).isEqualTo(sentence);
    }
}
