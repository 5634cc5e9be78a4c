package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.wingload.diff.Comparison.Finding;
import io.github.wingload.diff.FailureChange.Course;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Shard;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a comparison refuses, matches and comes to. */
class RunDiffTest {

    private static final double SECONDS = 300;

    @Test
    void onlyAFallOfGoodputIsARegression() {
        RunDiff rise = MadeUpRun.diff(steady(3_000, 200), steady(3_900, 200));
        RunDiff fall = MadeUpRun.diff(steady(3_000, 200), steady(300, 200));
        assertThat(rise.overall()).isEqualTo(Overall.BETTER);
        assertThat(rise.overall().exitCode()).isZero();
        assertThat(fall.overall()).isEqualTo(Overall.WORSE);
        assertThat(fall.overall().exitCode()).isEqualTo(1);
    }

    @Test
    void withoutCommonTasksTheComparisonIsInconclusive() {
        MadeUpRun other = steady(3_000, 200);
        other.task = "explain";
        other.path = "/y";
        RunDiff diff = MadeUpRun.diff(steady(3_000, 200), other);
        assertThat(diff.overall()).isEqualTo(Overall.NOTHING_IN_COMMON);
        assertThat(diff.overall().exitCode()).isEqualTo(3);
        assertThat(diff.aggregated())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.finding()).isEmpty());
        assertThat(diff.onlyInA()).extracting(RowName::name).containsExactly("predict");
        assertThat(diff.onlyInB()).extracting(RowName::name).containsExactly("explain");
    }

    @Test
    void timesOfStreamsAreComparedWhereBothRunsHaveThem() {
        RunDiff slower = MadeUpRun.diff(
                MadeUpRun.ofSeconds(SECONDS).streamed(3_000, 200),
                MadeUpRun.ofSeconds(SECONDS).streamed(3_000, 300));
        assertThat(slower.aggregated())
                .filteredOn(each -> Figure.COMPARED_OF_STREAMS.contains(each.figure()))
                .hasSize(6)
                .anySatisfy(each -> {
                    assertThat(each.figure().column()).isEqualTo("p90_ttft_ms");
                    assertThat(each.a()).hasValue(100);
                    assertThat(each.b()).hasValue(150);
                });
        assertThat(MadeUpRun.diff(MadeUpRun.ofSeconds(SECONDS).streamed(3_000, 200), steady(3_000, 200))
                        .aggregated())
                .noneMatch(each -> Figure.COMPARED_OF_STREAMS.contains(each.figure()));
    }

    @Test
    void timesOfTokensAndTheirRateDecideWhereAnswersAreStreams() {
        RunDiff slower = MadeUpRun.diff(
                MadeUpRun.ofSeconds(SECONDS).streamed(3_000, 200),
                MadeUpRun.ofSeconds(SECONDS).streamed(2_000, 300));
        assertThat(slower.primary())
                .extracting(each -> each.figure().label())
                .containsExactly("success rate", "p90 of ttft", "p90 of tpot", "output tokens/s");
        assertThat(slower.primary().get(0).confidence()).isEqualTo(1 - 0.05 / 4);
        Comparison tokens = slower.primary().get(3);
        assertThat(tokens.a().orElseThrow()).isCloseTo(3 * 3_000.0 / SECONDS, withinPercentage(0.1));
        assertThat(tokens.finding()).contains(Comparison.Finding.WORSE);
        assertThat(slower.overall()).isEqualTo(Overall.WORSE);

        RunDiff ofReports = RunDiff.between(
                new ComparedRuns(List.of(ComparedRun.reported(
                        "a", MadeUpRun.ofSeconds(SECONDS).streamed(3_000, 200).report()))),
                new ComparedRuns(List.of(ComparedRun.reported(
                        "b", MadeUpRun.ofSeconds(SECONDS).streamed(3_000, 200).report()))),
                MadeUpRun.YARDSTICK,
                Rules.DEFAULT);
        assertThat(ofReports.primary()).hasSize(4);
        assertThat(ofReports.primary().get(3).a().orElseThrow())
                .isCloseTo(tokens.a().orElseThrow(), withinPercentage(0.1));
        assertThat(ofReports.overall()).isEqualTo(Overall.NO_MATERIAL_CHANGE);
    }

    @Test
    void rowsOfAnotherNameMatchByTheirPath() {
        MadeUpRun renamed = steady(3_000, 200);
        renamed.task = "predict v2";
        RunDiff diff = MadeUpRun.diff(steady(3_000, 200), renamed);
        assertThat(diff.rows()).hasSize(1);
        assertThat(diff.overall()).isEqualTo(Overall.NO_MATERIAL_CHANGE);
    }

    @Test
    void unlikeRunsAreNamed() {
        MadeUpRun elsewhere = steady(3_000, 200);
        elsewhere.url = URI.create("http://127.0.0.2:8900");
        MadeUpRun otherSamples = steady(3_000, 200);
        otherSamples.samplesSha256 = "cd34";
        MadeUpRun part = steady(3_000, 200);
        part.shard = Optional.of(new Shard("monday", 0, 2));
        MadeUpRun longer = MadeUpRun.ofSeconds(4 * SECONDS).steady(12_000, 200);
        assertThat(unlike(steady(3_000, 200).open())).containsExactly("has an open load");
        assertThat(unlike(elsewhere)).containsExactly(" tested ");
        assertThat(unlike(otherSamples)).containsExactly("used different samples");
        assertThat(unlike(part)).containsExactly("made one of 2 shards of its load");
        assertThat(unlike(longer)).containsExactly("more than twice as long");
        assertThat(unlike(MadeUpRun.ofSeconds(SECONDS))).contains("is INVALID");
        assertThat(unlike(steady(2_900, 300))).isEmpty();
    }

    @Test
    void configurationsThatDifferAreNamed() {
        MadeUpRun other = steady(3_000, 200).users(80);
        other.deadline = Duration.ofSeconds(10);
        assertThat(MadeUpRun.diff(steady(3_000, 200), other).configuration())
                .containsExactly(Aspect.LOAD, Aspect.DEADLINE);
    }

    @Test
    void failuresAppearVanishAndGrow() {
        MadeUpRun a = steady(3_000, 200).call(10, 5, FailureClass.RESET, 0);
        MadeUpRun b = steady(3_000, 200).call(10, 5, FailureClass.CLOSED, 0);
        for (int i = 0; i < 30; i++) {
            a.failed(i * 10_000 + 1, 20);
            for (int k = 0; k < 10; k++) {
                b.failed(i * 10_000 + k, 20);
            }
        }
        assertThat(MadeUpRun.diff(a, b).failures())
                .containsExactlyInAnyOrder(
                        new FailureChange(FailureClass.HTTP_5XX, 30, 300, Course.GREW),
                        new FailureChange(FailureClass.RESET, 1, 0, Course.VANISHED),
                        new FailureChange(FailureClass.CLOSED, 0, 1, Course.APPEARED));
    }

    @Test
    void inTheOpenModelTheGoodFractionDecides() {
        RunDiff diff =
                MadeUpRun.diff(steady(3_000, 200).open(), steady(3_000, 200).open());
        assertThat(diff.primary()).extracting(each -> each.figure().brief()).containsExactly("success", "p90", "good");
        assertThat(diff.overall()).isEqualTo(Overall.NO_MATERIAL_CHANGE);
    }

    @Test
    void survivorsThatLookFasterDoNotHideCallsThatFailed() {
        MadeUpRun a = MadeUpRun.ofSeconds(SECONDS).open();
        MadeUpRun b = MadeUpRun.ofSeconds(SECONDS).open();
        for (int i = 0; i < 3_000; i++) {
            boolean slow = i % 5 == 0;
            a.ok(i * 100, slow ? 900 : 300);
            if (slow) {
                b.failed(i * 100, 900);
            } else {
                b.ok(i * 100, 300);
            }
        }
        RunDiff diff = MadeUpRun.diff(a, b);
        assertThat(finding(diff, Figure.percentile(90, Calls.OK))).contains(Finding.BETTER);
        assertThat(finding(diff, Figure.SUCCESS_RATE)).contains(Finding.WORSE);
        assertThat(diff.overall()).isEqualTo(Overall.MIXED);
    }

    @Test
    void aServiceThatWorksAgainIsBetterAndOneThatFailsIsWorse() {
        RunDiff mended = MadeUpRun.diff(withFailures(3_000), withFailures(0));
        assertThat(mended.primary().get(1).a()).as("p90 of A").isEmpty();
        assertThat(mended.overall()).isEqualTo(Overall.BETTER);
        assertThat(MadeUpRun.diff(withFailures(0), withFailures(3_000)).overall())
                .isEqualTo(Overall.WORSE);
        assertThat(MadeUpRun.diff(withFailures(3_000), withFailures(3_000)).overall())
                .isEqualTo(Overall.NOT_ENOUGH_DATA);
    }

    /** A target that refuses most calls at once gets many more of them, and the few ok ones are fast. */
    @Test
    void anOutageIsWorseAndRecoveryIsBetterHoweverFastCallsFail() {
        MadeUpRun outage = steady(1_000, 20);
        for (int i = 0; i < 30_000; i++) {
            outage.failed(i * 10, 1);
        }
        RunDiff down = MadeUpRun.diff(steady(3_000, 200), outage);
        RunDiff up = MadeUpRun.diff(outage, steady(3_000, 200));
        assertThat(down.overall()).isEqualTo(Overall.WORSE);
        assertThat(finding(down, Figure.GOODPUT)).contains(Finding.WORSE);
        assertThat(finding(down, Figure.THROUGHPUT)).isEmpty();
        assertThat(up.overall()).isEqualTo(Overall.BETTER);
        assertThat(finding(up, Figure.GOODPUT)).contains(Finding.BETTER);
    }

    @Test
    void theFirstCallsAreNotJudged() {
        Comparison first = MadeUpRun.diff(steady(3_000, 200), steady(3_000, 900)).aggregated().stream()
                .filter(each -> each.figure().equals(Figure.FIRST_CALLS_P90))
                .findFirst()
                .orElseThrow();
        assertThat(first.size()).isPresent();
        assertThat(first.finding()).isEmpty();
    }

    @Test
    void runsOfTwoMinutesAreCompared() {
        RunDiff diff = MadeUpRun.diff(
                MadeUpRun.ofSeconds(120).steady(3_000, 200),
                MadeUpRun.ofSeconds(120).steady(1_500, 900));
        assertThat(diff.overall()).isEqualTo(Overall.WORSE);
    }

    @Test
    void severalRunsASideMakeTheRunTheUnit() {
        ComparedRuns a = MadeUpRun.side(steady(3_000, 200), steady(2_000, 300), steady(2_500, 240));
        ComparedRuns b = MadeUpRun.side(steady(2_600, 230), steady(2_100, 290), steady(2_900, 205));
        RunDiff diff = RunDiff.between(a, b, MadeUpRun.YARDSTICK, Rules.DEFAULT);
        assertThat(diff.replicated()).isTrue();
        assertThat(finding(diff, Figure.GOODPUT)).contains(Finding.NOT_ENOUGH_DATA);
    }

    @Test
    void aTableOfLocustIsComparedByTheTimesOfAllCalls() {
        ComparedRun table = MadeUpRun.table(
                "locust", 3_000, 30, SECONDS, Map.of(0.0, 80.0, 50.0, 200.0, 90.0, 210.0, 95.0, 215.0, 100.0, 400.0));
        Yardstick all = Yardstick.of(Optional.empty(), Calls.SENT);
        MadeUpRun slower = steady(3_000, 900);
        RunDiff diff = RunDiff.between(
                new ComparedRuns(List.of(table)),
                new ComparedRuns(List.of(slower.run("ours", all))),
                all,
                Rules.DEFAULT);
        assertThat(diff.rows()).hasSize(1);
        assertThat(finding(diff, Figure.percentile(90, Calls.SENT))).contains(Finding.WORSE);
        assertThat(diff.failuresTold()).isFalse();
        assertThat(diff.unlike()).isEmpty();
    }

    @Test
    void aTableWithItsFailuresTellsWhatBecameOfThem() {
        Map<Double, Double> times = Map.of(0.0, 80.0, 50.0, 200.0, 90.0, 210.0, 100.0, 400.0);
        ComparedRun table = MadeUpRun.table(
                "locust",
                3_000,
                33,
                SECONDS,
                times,
                Optional.of(Map.of(FailureClass.HTTP_5XX, 30L, FailureClass.RESET, 3L)));
        Yardstick all = Yardstick.of(Optional.empty(), Calls.SENT);
        MadeUpRun ours = steady(3_000, 200);
        for (int i = 0; i < 300; i++) {
            ours.failed(i * 1_000, 20);
        }
        RunDiff diff = RunDiff.between(
                new ComparedRuns(List.of(table)), new ComparedRuns(List.of(ours.run("ours", all))), all, Rules.DEFAULT);
        assertThat(diff.failuresTold()).isTrue();
        assertThat(diff.failures())
                .containsExactly(
                        new FailureChange(FailureClass.HTTP_5XX, 30, 300, Course.GREW),
                        new FailureChange(FailureClass.RESET, 3, 0, Course.VANISHED));
    }

    @Test
    void failuresOfARunWithoutItsCallsAreReported() {
        RunDiff diff = RunDiff.between(
                new ComparedRuns(List.of(reported(withFailures(10)))),
                new ComparedRuns(List.of(reported(withFailures(300)))),
                MadeUpRun.YARDSTICK,
                Rules.DEFAULT);
        assertThat(diff.failures()).containsExactly(new FailureChange(FailureClass.HTTP_5XX, 10, 300, Course.GREW));
        RunDiff same = RunDiff.between(
                new ComparedRuns(List.of(reported(withFailures(100)))),
                new ComparedRuns(List.of(reported(withFailures(103)))),
                MadeUpRun.YARDSTICK,
                Rules.DEFAULT);
        assertThat(same.failures()).extracting(FailureChange::course).containsExactly(Course.STAYED);
    }

    @Test
    void theP90OfAllCallsCountsThoseThatFailedAsNeverEnded() {
        Comparison few = allCalls(MadeUpRun.diff(withFailures(100), withFailures(200)));
        assertThat(few.a().getAsDouble()).isCloseTo(200, within(0.2));
        assertThat(few.b().getAsDouble()).isCloseTo(200, within(0.2));
        assertThat(few.finding()).contains(Finding.NO_MATERIAL_CHANGE);

        Comparison worse = allCalls(MadeUpRun.diff(withFailures(100), withFailures(900)));
        assertThat(worse.b()).hasValue(Double.POSITIVE_INFINITY);
        assertThat(worse.finding()).contains(Finding.WORSE);
        assertThat(allCalls(MadeUpRun.diff(withFailures(900), withFailures(100)))
                        .finding())
                .contains(Finding.BETTER);

        Comparison never = allCalls(MadeUpRun.diff(withFailures(900), withFailures(800)));
        assertThat(never.finding()).contains(Finding.NOT_ENOUGH_DATA);
    }

    @Test
    void aReportTellsTheSameP90OfAllCalls() {
        Figure metric = Figure.ALL_CALLS_P90;
        for (int failed : new int[] {0, 100, 290}) {
            MadeUpRun run = withFailures(failed);
            double ofCalls = run.run("run").aggregated().value(metric).orElseThrow();
            double ofReport = reported(run).aggregated().value(metric).orElseThrow();
            assertThat(ofReport / ofCalls).isBetween(0.999, 1.001);
        }
        assertThat(reported(withFailures(900)).aggregated().value(metric)).hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void replicatesTellTheNoiseOfSingleRuns() {
        ComparedRuns a = MadeUpRun.side(steady(3_000, 200), steady(3_000, 220));
        ComparedRuns b = MadeUpRun.side(steady(3_000, 300));
        RunDiff diff = RunDiff.between(a, b, MadeUpRun.YARDSTICK, Rules.DEFAULT);
        NoiseBand band = diff.noise(Figure.percentile(90, Calls.OK)).orElseThrow();
        // ln 1.1 / √2
        assertThat(band.deviation()).isCloseTo(0.067394, within(0.0005));
        assertThat(band.freedom()).isEqualTo(1);
        assertThat(MadeUpRun.diff(steady(3_000, 200), steady(3_000, 220)).noise(Figure.percentile(90, Calls.OK)))
                .isEmpty();
    }

    private static ComparedRun reported(MadeUpRun run) {
        return ComparedRun.reported("reported", run.report());
    }

    /** Of 3,000 calls of 200 ms so many failed, evenly spread. */
    private static MadeUpRun withFailures(int failed) {
        MadeUpRun run = MadeUpRun.ofSeconds(SECONDS);
        for (int i = 0; i < 3_000; i++) {
            boolean fails = (i + 1L) * failed / 3_000 > (long) i * failed / 3_000;
            if (fails) {
                run.failed(i * 100, 20);
            } else {
                run.ok(i * 100, 200);
            }
        }
        return run;
    }

    private static Comparison allCalls(RunDiff diff) {
        return diff.aggregated().stream()
                .filter(each -> each.figure().equals(Figure.ALL_CALLS_P90))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunWithoutItsCallsIsComparedByItsReport() {
        ComparedRun a = ComparedRun.reported("a", steady(3_000, 200).report());
        ComparedRun b = ComparedRun.reported("b", steady(3_000, 900).report());
        RunDiff diff = RunDiff.between(
                new ComparedRuns(List.of(a)), new ComparedRuns(List.of(b)), MadeUpRun.YARDSTICK, Rules.DEFAULT);
        assertThat(finding(diff, Figure.percentile(90, Calls.OK))).contains(Finding.WORSE);
        assertThat(diff.overall()).isEqualTo(Overall.WORSE);
        RunDiff same = RunDiff.between(
                new ComparedRuns(List.of(a)), new ComparedRuns(List.of(a)), MadeUpRun.YARDSTICK, Rules.DEFAULT);
        assertThat(same.overall()).isEqualTo(Overall.NO_MATERIAL_CHANGE);
    }

    private static MadeUpRun steady(int count, double tookMs) {
        return MadeUpRun.ofSeconds(SECONDS).steady(count, tookMs);
    }

    private static List<String> unlike(MadeUpRun b) {
        List<String> kinds = List.of(
                "has an open load",
                " tested ",
                "made one of 2 shards of its load",
                "used different samples",
                "more than twice as long",
                "is INVALID");
        return MadeUpRun.diff(steady(3_000, 200), b).unlike().stream()
                .map(reason ->
                        kinds.stream().filter(reason::contains).findFirst().orElse(reason))
                .toList();
    }

    private static Optional<Finding> finding(RunDiff diff, Figure metric) {
        return diff.aggregated().stream()
                .filter(each -> each.figure().equals(metric))
                .findFirst()
                .flatMap(Comparison::finding);
    }
}
