package io.github.wingload.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.artefact.SavedRun;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.load.LocustLoad.Level;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.RandomPlans;
import io.github.wingload.testkit.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers of a Locust master, whose runs are made into one. */
class MergedWorkersTest {

    private static final Duration TOGETHER = Duration.ZERO;

    @TempDir
    private Path directory;

    private PlayedShards played;

    @BeforeEach
    void results() {
        played = new PlayedShards(directory);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void theMergedRunHasTheCallsOfAllWorkersAndTheUsersThatTheMasterSet(int workers) throws Exception {
        List<Path> runs = new ArrayList<>();
        long calls = 0;
        for (int worker = 0; worker < workers; worker++) {
            runs.add(worker(worker, OptionalInt.empty()));
            calls += SavedRun.read(runs.get(worker)).recorded().calls();
        }
        Analysis merged = played.merged(runs);
        assertThat(merged.judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(merged.result().calls()).isEqualTo(calls).isPositive();
        assertThat(merged.result().load().end()).isEqualTo(EndReason.MASTER);
        assertThat(merged.result().load().usersStarted()).isEqualTo(5 * workers);
        assertThat(merged.result().manifest().plan().load())
                .isEqualTo(load(0, OptionalInt.of(workers))
                        .with(List.of(
                                level(Duration.ZERO, 2 * workers, workers),
                                level(Duration.ofSeconds(2), 4 * workers, workers),
                                level(Duration.ofSeconds(4), workers, 0))));
    }

    @Test
    void usersOfWorkersAreAddedUpAtEachChange() {
        LocustLoad one = load(0, OptionalInt.empty())
                .with(List.of(level(Duration.ZERO, 1, 0), level(Duration.ofSeconds(3), 2, 0)));
        LocustLoad two = load(1, OptionalInt.empty())
                .with(List.of(level(Duration.ZERO, 0, 1), level(Duration.ofSeconds(1), 5, 5)));
        LocustLoad idle = load(2, OptionalInt.empty());
        assertThat(LocustLoad.sum(List.of(one, two, idle), List.of(TOGETHER, Duration.ofSeconds(2), TOGETHER))
                        .levels())
                .containsExactly(
                        level(Duration.ZERO, 1, 0),
                        level(Duration.ofSeconds(2), 1, 1),
                        level(Duration.ofSeconds(3), 7, 5));
    }

    @Test
    void aWorkerThatIsMissingIsNoticedByAGapInTheNumbersOrByTheirNumber() throws Exception {
        Path first = worker(0, OptionalInt.empty());
        Path third = worker(2, OptionalInt.empty());
        assertInvalid(played.merged(List.of(first, third)), "shard 1 of 3 is missing");
        assertThat(read(List.of(first, third), OptionalInt.of(2)).count())
                .as("the master's second worker was gone before the test")
                .isEqualTo(2);
        assertThat(merged(List.of(first, third), OptionalInt.of(2)).judgement().verdict())
                .isEqualTo(Verdict.PASS);
        assertInvalid(merged(List.of(first, third), OptionalInt.of(4)), "shards 1 and 3 of 4 are missing");
        assertInvalid(played.merged(List.of(worker(0, OptionalInt.of(2)))), "shard 1 of 2 is missing");
    }

    @Test
    void aWorkerThatWasCutShortMakesTheRunInvalid() throws Exception {
        Path first = worker(0, OptionalInt.empty());
        Duration after = Duration.ofSeconds(3);
        assertInvalid(
                played.merged(
                        List.of(first, played.workerCutShort(plan(1, OptionalInt.empty()), EndReason.KILLED, after))),
                "shard 1 of 2 was killed after 3");
        Analysis lost = played.merged(
                List.of(first, played.workerCutShort(plan(1, OptionalInt.empty()), EndReason.MASTER_LOST, after)));
        assertInvalid(lost, "shard 1 of 2 lost the Locust master after 3");
        assertThat(lost.result().load().end()).isEqualTo(EndReason.MASTER_LOST);
    }

    @Test
    void theMastersClockCountsAndNotThoseOfTheMachines() throws Exception {
        Path first = worker(0, OptionalInt.empty());
        Path ahead = played.worker(plan(1, OptionalInt.empty()), Runs.START, Duration.ofSeconds(184));
        Analysis merged = played.merged(List.of(first, ahead));
        assertThat(merged.judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(merged.result().end()).isBefore(Runs.START.plusSeconds(20));
        Path late = played.worker(plan(1, OptionalInt.empty()), Runs.START.plusMillis(5_500), Duration.ZERO);
        assertInvalid(played.merged(List.of(first, late)), "shard 1 of 2 began its load 5.5 s after the first");
    }

    @Test
    void anotherTestAnotherScenarioAndTooManyWorkersAreRefused() throws Exception {
        Path first = worker(0, OptionalInt.of(2));
        Path next = played.worker(plan(1, OptionalInt.of(2)), Runs.START.plusSeconds(60), Duration.ZERO);
        Path other = played.worker(
                Plans.like(plan(1, OptionalInt.of(3)))
                        .deadline(Duration.ofSeconds(7))
                        .plan(),
                Runs.START,
                Duration.ZERO);
        Path shard = played.shard(RandomPlans.open(1), 0, 2);
        assertThatThrownBy(() -> read(List.of(first, next, other, shard), OptionalInt.of(1)))
                .isInstanceOf(CannotMergeException.class)
                .hasMessageContaining(
                        next + " belongs to another test of the Locust master, at another time than " + first)
                .hasMessageContaining(other + " has another plan, unlike " + first)
                .hasMessageContaining(other + " is one of 3 workers, unlike " + first)
                .hasMessageContaining(other + " is one of 3 workers, and --of says 1")
                .hasMessageContaining(shard + " has another plan, unlike " + first)
                .hasMessageContaining("there are directories of 2 workers, and the test had 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void rowsThatAreUsedOnceAreSharedByTheWorkers(int workers) throws Exception {
        List<Path> runs = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            Plan once = Plans.like(plan(worker, OptionalInt.of(workers)))
                    .samples(RandomPlans.samples(Pick.ONCE), RandomPlans.samples(Pick.RANDOM))
                    .plan();
            runs.add(played.worker(once, Runs.START, Duration.ZERO));
        }
        List<String> keys = new ArrayList<>();
        for (Path run : runs) {
            SavedRun.read(run).fromCalls(call -> {
                if (call.task() == 0) {
                    keys.add(call.key());
                }
            });
        }
        assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    }

    private Path worker(int number, OptionalInt of) throws IOException {
        return played.worker(plan(number, of), Runs.START, Duration.ZERO);
    }

    private Analysis merged(List<Path> runs, OptionalInt of) throws Exception {
        return SavedRun.read(played.merge(read(runs, of))).report();
    }

    private static Shards read(List<Path> runs, OptionalInt of) throws CannotMergeException {
        return Shards.read(runs, Optional.empty(), of);
    }

    /** Each worker has a seed of its own, as workers have that were started without one. */
    private static Plan plan(int worker, OptionalInt of) {
        LocustLoad load = load(worker, of)
                .with(List.of(
                        level(Duration.ZERO, 2, 1),
                        level(Duration.ofSeconds(2), 4, 1),
                        level(Duration.ofSeconds(4), 1, 0),
                        level(Duration.ofSeconds(8), 0, 0)));
        return Plans.like(RandomPlans.staged(1))
                .load(load)
                .seed(worker)
                .samples(RandomPlans.samples(Pick.RANDOM), RandomPlans.samples(Pick.RANDOM))
                .plan();
    }

    private static LocustLoad load(int worker, OptionalInt of) {
        return new LocustLoad(
                worker, of, Instant.parse("2026-11-22T02:20:57Z"), List.of(), Duration.ZERO, Connections.PER_USER);
    }

    private static Level level(Duration at, int readers, int watchers) {
        return new Level(at, List.of(readers, watchers));
    }

    private static void assertInvalid(Analysis analysis, String reason) {
        assertThat(analysis.judgement().verdict()).isEqualTo(Verdict.INVALID);
        assertThat(ReasonText.of(analysis.judgement().reason()).reason()).startsWith(reason);
    }
}
