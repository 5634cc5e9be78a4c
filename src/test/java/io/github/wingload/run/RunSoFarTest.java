package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.engine.LoadEnd;
import io.github.wingload.exchange.Call;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunSoFarTest {

    private static final Plan PLAN =
            Runs.plan(List.of(), Tasks.named("GET", "a").task());
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final SteppingClock clock = new SteppingClock();
    private final ExceptionLog exceptions = new ExceptionLog();
    private final RunSoFar run = new RunSoFar(
            Runs.manifest(PLAN),
            new RunRecord(PLAN),
            exceptions,
            () -> GeneratorFigures.NONE,
            Map::of,
            PLAN::load,
            clock);

    @Test
    void eachSecondReportsTheRunAsIfItWereKilledThen() {
        record(Calls.ok(0, 900, 50), Calls.ok(0, 400, 20));
        run.endSecond(NS_PER_SECOND, 8, 6, 0);
        RunResult soFar = run.endSecond(2 * NS_PER_SECOND, 3, 1, 0).soFar();

        assertThat(soFar.load())
                .isEqualTo(new LoadResult(
                        10,
                        8,
                        EndReason.KILLED,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(950),
                        6,
                        Duration.ofMillis(900),
                        Optional.empty(),
                        1,
                        Map.of()));
        assertThat(soFar.end()).isEqualTo(Runs.START.plusSeconds(2));
        assertThat(soFar.aggregated().requests()).isEqualTo(2);
    }

    @Test
    void theGeneratorIsReadOnceAndOnlyIfTheRunIsAskedFor() {
        AtomicInteger readings = new AtomicInteger();
        RunSoFar watched = new RunSoFar(
                Runs.manifest(PLAN),
                new RunRecord(PLAN),
                exceptions,
                () -> {
                    readings.incrementAndGet();
                    return GeneratorFigures.NONE;
                },
                Map::of,
                PLAN::load,
                clock);

        Progress progress = watched.endSecond(NS_PER_SECOND, 8, 6, 0);
        assertThat(progress.totals()).isEqualTo(Totals.none(PLAN.tasks().size()));
        assertThat(readings).hasValue(0);

        RunResult soFar = progress.soFar();
        assertThat(progress.soFar()).isSameAs(soFar);
        assertThat(progress.analysis().get().orElseThrow().result().load()).isEqualTo(soFar.load());
        assertThat(readings).hasValue(1);
    }

    @Test
    void aSecondHasTheThresholdsThatAreDecidedByCallsThatHaveAllEnded() {
        Rule success = new Rule(
                "success rate >= 99%",
                Figure.SUCCESS_RATE, Optional.empty(), Optional.empty(), Operator.AT_LEAST, 99, Optional.empty());
        Plan plan = Plans.like(PLAN)
                .load(Loads.rate(40, Duration.ofSeconds(120)))
                .thresholds(success)
                .plan();
        RunSoFar decided = new RunSoFar(
                Runs.manifest(plan),
                new RunRecord(plan),
                exceptions,
                () -> GeneratorFigures.NONE,
                Map::of,
                plan::load,
                clock);
        decided.record(new Inbox.Batch(
                IntStream.range(0, 1_000)
                        .mapToObj(i -> Calls.failed(0, 25 * i, 1, 500, "HTTP 500", ""))
                        .toList(),
                0,
                List.of()));
        assertThat(decided.endSecond(25 * NS_PER_SECOND, 0, 1, 10 * NS_PER_SECOND)
                        .decisions())
                .as("a call intended after 10 s is in flight")
                .isEmpty();
        assertThat(decided.endSecond(26 * NS_PER_SECOND, 0, 0, 25 * NS_PER_SECOND)
                        .decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.state()).isEqualTo(State.FAIL));
    }

    @Test
    void exceptionsOfTheGeneratorAreInEveryLaterSecond() {
        assertThat(run.endSecond(NS_PER_SECOND, 1, 0, 0).soFar().exceptions()).isEmpty();
        exceptions.add(new IllegalStateException("boom"));
        assertThat(run.endSecond(2 * NS_PER_SECOND, 1, 0, 0).soFar().exceptions())
                .hasSize(1);
    }

    @Test
    void oneAnalysisASecondServesAllLogs() {
        record(Calls.ok(0, 100, 50));
        Progress progress = run.endSecond(NS_PER_SECOND, 1, 0, 0);

        Analysis first = progress.analysis().get().orElseThrow();
        assertThat(progress.analysis().get()).containsSame(first);
        assertThat(first.result()).isEqualTo(progress.soFar());
        assertThat(first.aggregated().requests()).isEqualTo(1);
    }

    @Test
    void anAnalysisTakesNoMoreThanAHundredthOfTheTime() {
        clock.stepNs = 9 * NS_PER_SECOND;
        assertThat(run.endSecond(NS_PER_SECOND, 1, 0, 0).analysis().get())
                .as("the first, whose code is cold")
                .isPresent();
        clock.stepNs = NS_PER_SECOND / 10;
        assertThat(run.endSecond(NS_PER_SECOND, 1, 0, 0).analysis().get()).isPresent();
        clock.stepNs = 0;

        clock.nowNs += 9 * NS_PER_SECOND;
        assertThat(run.endSecond(10 * NS_PER_SECOND, 1, 0, 0).analysis().get()).isEmpty();
        clock.nowNs += NS_PER_SECOND;
        assertThat(run.endSecond(11 * NS_PER_SECOND, 1, 0, 0).analysis().get()).isPresent();
    }

    @Test
    void theEndHasAVerdict() {
        record(Calls.ok(0, 100, 50));
        run.endSecond(NS_PER_SECOND, 10, 0, 0);
        Analysis analysis = run.finish(
                new LoadEnd(EndReason.RUN_TIME, 10, 20 * NS_PER_SECOND, 19 * NS_PER_SECOND, 7),
                EndReason.RUN_TIME,
                Optional.empty());

        assertThat(analysis.judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(analysis.result().load())
                .isEqualTo(new LoadResult(
                        10,
                        10,
                        EndReason.RUN_TIME,
                        Duration.ofSeconds(20),
                        Duration.ofMillis(150),
                        7,
                        Duration.ofSeconds(19),
                        Optional.empty(),
                        0,
                        Map.of()));
        assertThat(analysis.result().end()).isEqualTo(clock.wallTime());
    }

    private void record(Call... calls) {
        run.record(new Inbox.Batch(List.of(calls), 0, List.of()));
    }

    /** Moves on by a step with every reading. */
    private static final class SteppingClock implements NanoClock {
        private long nowNs;
        private long stepNs;

        @Override
        public long nanos() {
            nowNs += stepNs;
            return nowNs;
        }

        @Override
        public Instant wallTime() {
            return Runs.START.plusSeconds(21);
        }
    }
}
