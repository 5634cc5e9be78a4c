package io.github.wingload.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.artefact.ReportJson;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.stats.Durations;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.RandomPlans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A merged run is the run that one process would have made, and no run that lacks anything passes. */
class MergeTest {

    @TempDir
    private Path directory;

    private PlayedShards played;

    @BeforeEach
    void results() {
        played = new PlayedShards(directory);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void theReportOnArrivalsIsThatOfTheUnsplitRunByteForByte(long seed) throws Exception {
        assertMergedIsWhole(judged(RandomPlans.open(seed)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void theReportOnUsersIsThatOfTheUnsplitRunByteForByte(long seed) throws Exception {
        assertMergedIsWhole(users(seed));
    }

    @Tag("audit")
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7})
    void theReportOnFurtherPlansIsThatOfTheUnsplitRunByteForByte(long seed) throws Exception {
        assertMergedIsWhole(judged(RandomPlans.open(seed)));
        assertMergedIsWhole(users(seed));
    }

    private void assertMergedIsWhole(Plan plan) throws Exception {
        String whole = json(SavedRun.read(played.whole(plan)).report());
        for (int shards : List.of(1, 2, 3, 7)) {
            assertThat(json(played.merged(played.shards(plan, shards))))
                    .as("%d shards", shards)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void aMergedComparisonIsThatOfTheUnsplitRunByteForByte(int shards) throws Exception {
        Duration length = Duration.ofSeconds(30);
        for (Load load : List.of(Loads.rate(20, length), Loads.users(7, Duration.ofSeconds(5)))) {
            Plan plan = compared(load);
            Analysis merged = played.merged(played.shards(plan, shards));
            assertThat(merged.comparison().orElseThrow().times()).isPresent();
            assertThat(json(merged))
                    .isEqualTo(json(SavedRun.read(played.whole(plan)).report()));
        }
    }

    @Test
    void theOrderOfTheDirectoriesDoesNotMatterAndACopyCountsOnce() throws Exception {
        Plan plan = judged(RandomPlans.open(1));
        List<Path> shards = new ArrayList<>(played.shards(plan, 3));
        String inOrder = json(played.merged(shards));
        Collections.reverse(shards);
        shards.add(copy(shards.get(1)));
        assertThat(json(played.merged(shards))).isEqualTo(inOrder);
    }

    @Test
    void theUsersOfTheMergedRunAreThoseOfAllShards() throws Exception {
        Plan plan = users(2);
        Path merged = played.merge(played.shards(plan, 3), Optional.empty());
        List<Integer> users = new ArrayList<>();
        SavedRun.read(merged).users((startNs, count) -> users.add(count));
        assertThat(users).contains(plan.load().peakUsers());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void aRunWithoutOneOfItsShardsIsInvalid(int count) throws Exception {
        for (Plan plan : List.of(judged(RandomPlans.open(3)), users(3))) {
            List<Path> shards = played.shards(plan, count);
            for (int missing = 0; missing < count; missing++) {
                List<Path> others = new ArrayList<>(shards);
                others.remove(missing);
                assertInvalid(played.merged(others), "shard " + missing + " of " + count + " is missing");
            }
        }
    }

    @Test
    void allShardsThatAreMissingAreNamed() throws Exception {
        List<Path> shards = played.shards(judged(RandomPlans.open(3)), 3);
        assertInvalid(played.merged(shards.subList(1, 2)), "shards 0 and 2 of 3 are missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void theRecordedTimesAreThoseOfTheShardsAddedUpInAnyOrder(int count) throws Exception {
        List<Path> shards = new ArrayList<>(played.shards(judged(RandomPlans.open(2)), count));
        Durations merged = played.merged(shards).aggregated().all().response();
        Durations forwards = Durations.NONE;
        Durations backwards = Durations.NONE;
        for (int shard = 0; shard < count; shard++) {
            forwards = forwards.plus(response(shards.get(shard)));
            backwards = response(shards.get(count - 1 - shard)).plus(backwards);
        }
        assertThat(forwards).isEqualTo(merged);
        assertThat(backwards).isEqualTo(merged);
    }

    private static Durations response(Path shard) throws Exception {
        return SavedRun.read(shard).report().aggregated().all().response();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void aShardThatBeginsLaterShiftsItsCallsAndNoServiceTime(int count) throws Exception {
        Plan plan = users(4);
        List<Path> shards = played.shards(plan, count);
        Analysis together = played.merged(shards);
        for (Duration later : List.of(Duration.ofMillis(400), Duration.ofSeconds(2), Duration.ofSeconds(7))) {
            List<Path> shifted = new ArrayList<>(shards);
            shifted.set(1, played.shard(plan, 1, count, Runs.START.plus(later)));
            Analysis analysis = played.merged(shifted);
            assertThat(analysis.result().aggregated().all().service())
                    .as("shifted by %s", later)
                    .isEqualTo(together.result().aggregated().all().service());
            Duration moved = later.toSeconds() > 1 ? later : Duration.ZERO;
            assertThat(analysis.result().load().lastCallEnd())
                    .isEqualTo(longer(
                            together.result().load().lastCallEnd(),
                            SavedRun.read(shards.get(1))
                                    .recorded()
                                    .load()
                                    .lastCallEnd()
                                    .plus(moved)));
            if (later.toSeconds() > 5) {
                assertInvalid(analysis, "shard 1 of " + count + " began its load 7 s after the first");
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Test
    void aShardThatWasRunTwiceMakesTheRunInvalidAndCountsTwice() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        List<Path> shards = new ArrayList<>(played.shards(plan, 2));
        shards.add(played.shard(plan, 1, 2));
        Analysis analysis = played.merged(shards);
        assertInvalid(analysis, "shard 1 of 2 was run twice, as run1 and as run2");
        assertThat(analysis.result().calls())
                .isGreaterThan(SavedRun.read(played.whole(plan)).recorded().calls());
    }

    @Test
    void aShardThatWasCutShortMakesTheRunInvalid() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        List<Path> shards = new ArrayList<>(played.shards(plan, 2));
        Duration after = Duration.ofSeconds(4);
        assertInvalid(
                played.merged(List.of(shards.get(0), played.cutShort(plan, 1, 2, EndReason.KILLED, after))),
                "shard 1 of 2 was killed after 4");
        Analysis interrupted =
                played.merged(List.of(shards.get(0), played.cutShort(plan, 1, 2, EndReason.INTERRUPTED, after)));
        assertInvalid(interrupted, "shard 1 of 2 was interrupted after 4");
        assertThat(interrupted.judgement().exitCode()).isEqualTo(130);
    }

    @Test
    void theLoadOfAKilledShardLastsToItsLastCall() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        Path whole = played.shard(plan, 0, 2);
        Path killed = played.cutShort(plan, 1, 2, EndReason.KILLED, Duration.ofSeconds(4));
        Path later = played.cutShort(plan, 1, 2, EndReason.KILLED, Duration.ofSeconds(8));
        Files.copy(later.resolve("calls.csv"), killed.resolve("calls.csv"), StandardCopyOption.REPLACE_EXISTING);
        Duration lastCall = SavedRun.read(later).recorded().load().lastCallEnd();
        assertThat(lastCall).isGreaterThan(Duration.ofSeconds(4));

        Analysis merged = played.merged(List.of(whole, killed));

        assertThat(merged.result().merged().orElseThrow().parts().get(1).loadDuration())
                .isEqualTo(lastCall);
        Analysis ofKilled = played.merged(List.of(killed));
        assertThat(ofKilled.result().load().loadDuration()).isEqualTo(lastCall);
        assertThat(ofKilled.result().end()).isEqualTo(Runs.START.plus(lastCall));
    }

    @Test
    void aFileOfCallsThatIsCutAnywhereIsRefusedOrMakesTheRunInvalid() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        List<Path> shards = played.shards(plan, 2);
        Path calls = shards.get(1).resolve("calls.csv");
        byte[] all = Files.readAllBytes(calls);
        Random random = new Random(1);
        List<Integer> cuts = new ArrayList<>(List.of(0, 1, all.length - 1));
        random.ints(20, 0, all.length).forEach(cuts::add);
        for (int cut : cuts) {
            Files.write(calls, Arrays.copyOf(all, cut));
            try {
                assertThat(played.merged(shards).judgement().verdict())
                        .as("cut at %d", cut)
                        .isEqualTo(Verdict.INVALID);
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("calls.csv");
            }
        }
    }

    @Test
    void aShardThatBeganLongAfterTheOthersMakesTheRunInvalid() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        Path first = played.shard(plan, 0, 2);
        Analysis apart = played.merged(List.of(first, played.shard(plan, 1, 2, Runs.START.plusSeconds(184))));
        assertInvalid(apart, "shard 1 of 2 began its load 3 min 4 s after the first");
        Analysis close = played.merged(List.of(first, played.shard(plan, 1, 2, Runs.START.plusMillis(400))));
        assertThat(close.judgement())
                .isEqualTo(played.merged(played.shards(plan, 2)).judgement());
        assertThat(close.remarks())
                .extracting(RemarkText::of)
                .contains("Shard 1 of 2 began its load 400 ms after the first, by the clocks of their machines.");
    }

    @Test
    void aClockThatWasNeverSetShowsInTheDatesOfTheTarget() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        Path first = played.shard(plan, 0, 2, Duration.ofMillis(300));
        Analysis apart = played.merged(List.of(first, played.shard(plan, 1, 2, Duration.ofSeconds(184))));
        assertInvalid(apart, "shard 0 of 2 began its load 3 min 4 s after the first");
        assertThat(apart.result()
                        .merged()
                        .orElseThrow()
                        .parts()
                        .get(1)
                        .clock()
                        .orElseThrow()
                        .ahead())
                .isEqualTo(Duration.ofMillis(183_700));
        Analysis close = played.merged(List.of(first, played.shard(plan, 1, 2, Duration.ofMillis(-1_100))));
        assertThat(close.judgement())
                .as("the dates do not exclude that both clocks are right")
                .isEqualTo(played.merged(played.shards(plan, 2)).judgement());
    }

    @Test
    void theCallsOfALateShardAreMovedAndCountAsLate() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        Analysis late =
                played.merged(List.of(played.shard(plan, 0, 2), played.shard(plan, 1, 2, Runs.START.plusSeconds(2))));
        assertInvalid(late, "the generator was limited");
        assertThat(late.result().totals().phases().lateness().maxMs()).isEqualTo(2_000);
        assertThat(late.aggregated().all().service())
                .isEqualTo(
                        played.merged(played.shards(plan, 2)).aggregated().all().service());
    }

    @Test
    void theUsersOfALateShardAreMovedAndNotLate() throws Exception {
        Plan plan = users(2);
        Analysis together = played.merged(played.shards(plan, 2));
        Analysis late =
                played.merged(List.of(played.shard(plan, 0, 2), played.shard(plan, 1, 2, Runs.START.plusSeconds(2))));
        assertThat(late.result().totals().phases().lateness().maxMs())
                .isEqualTo(together.result().totals().phases().lateness().maxMs());
        assertThat(late.result().load().lastCallEnd())
                .isGreaterThan(together.result().load().lastCallEnd());
    }

    @Test
    void someShardsAloneNeverPass() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        List<Path> shards = played.shards(plan, 4);
        Analysis part =
                SavedRun.read(played.merge(shards, Optional.of(List.of(3, 1)))).report();
        assertThat(part.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ReasonText.of(part.judgement().reason()).reason())
                .startsWith("only shards 1 and 3 of 4, a part of the load: ");
        assertThat(part.targetPerHour().orElseThrow())
                .as("half of the load's rate")
                .isEqualTo(1_800);
    }

    @Test
    void whatDoesNotBelongTogetherIsRefusedWithEveryProblem() throws Exception {
        Plan plan = judged(RandomPlans.open(3));
        Path shard = played.shard(plan, 0, 2);
        Path whole = played.whole(plan);
        Path merged = played.merge(List.of(shard), Optional.empty());
        assertThatThrownBy(() -> Shards.read(
                        List.of(shard, whole, merged, directory.resolve("gone")),
                        Optional.empty(),
                        OptionalInt.empty()))
                .isInstanceOf(CannotMergeException.class)
                .hasMessageContaining(whole + " is a run of its own, not a shard")
                .hasMessageContaining(merged + " was merged already")
                .hasMessageContaining("gone");
        Path other = played.shard(Plans.like(plan).seed(99).plan(), 1, 3);
        assertThatThrownBy(() -> Shards.read(List.of(shard, other), Optional.of(List.of(0, 5)), OptionalInt.of(2)))
                .hasMessageContaining(other + " is one of 3 shards, unlike " + shard)
                .hasMessageContaining(other + " has another plan, unlike " + shard)
                .hasMessageContaining("there is no shard 5 of 2")
                .hasMessageContaining("--of counts the workers of a Locust master");
    }

    private static void assertInvalid(Analysis analysis, String reason) {
        assertThat(analysis.judgement().verdict()).isEqualTo(Verdict.INVALID);
        assertThat(ReasonText.of(analysis.judgement().reason()).reason()).startsWith(reason);
        assertThat(analysis.judgement().exitCode()).isIn(3, 130);
    }

    private Path copy(Path run) throws IOException {
        Path copy = Files.createDirectories(directory.resolve("copies").resolve(run.getFileName()));
        try (var files = Files.list(run)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static Plan users(long seed) {
        return judged(Plans.like(RandomPlans.staged(seed))
                .samples(RandomPlans.samples(Pick.RANDOM), RandomPlans.samples(Pick.RANDOM))
                .plan());
    }

    /** Two sides whose times differ from row to row. */
    private static Plan compared(Load load) {
        return judged(Plans.like(Plans.compared().plan())
                .tasks(side("external", 0, "/"), side("internal", 1, "/inside/"))
                .flows(Flow.pair(1, List.of(0), List.of(1)))
                .load(load)
                .samples(RandomPlans.samples(Pick.RANDOM), RandomPlans.samples(Pick.RANDOM))
                .keep(Reporting.Calls.ON)
                .plan());
    }

    private static Task side(String name, int side, String path) {
        return Tasks.named("GET", name)
                .side(side)
                .path(new Text(path), new Column(0, Form.URL))
                .samples(0)
                .task();
    }

    private static Plan judged(Plan plan) {
        return Plans.like(plan)
                .thresholds(
                        rule("p90 of ok <= 500ms", Figure.percentile(90, Calls.OK), Operator.AT_MOST, 500),
                        rule("requests/hour >= 3600", Figure.REQUESTS_PER_HOUR, Operator.AT_LEAST, 3600))
                .plan();
    }

    private static Rule rule(String text, Figure figure, Operator operator, double limit) {
        return new Rule(text, figure, Optional.empty(), Optional.empty(), operator, limit, Optional.empty());
    }

    /** The report as a file, without what tells apart two runs of one plan. */
    private static String json(Analysis analysis) {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(ReportJson.bytes(analysis));
        ObjectNode run = (ObjectNode) document.path("run");
        run.remove("merged");
        JsonNode manifest = run.path("manifest");
        ((ObjectNode) manifest).remove(List.of("id"));
        ((ObjectNode) run.path("load")).remove("connections");
        return document.toPrettyString();
    }
}
