package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.Asking;
import io.github.wingload.judge.Reports;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.monitor.Stall;
import io.github.wingload.monitor.Stalls;
import io.github.wingload.monitor.Throttling;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.ObservedFigure.Values;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Timeline;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedRunTest {

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int CALLS_PER_SECOND = 300;
    private static final ExceptionGroup OURS = new ExceptionGroup(3, "boom", "at X");
    static final GeneratorFigures WATCHED = new GeneratorFigures(
            9,
            50,
            60,
            "io-1",
            12,
            40,
            0,
            3,
            9,
            1,
            2,
            0,
            100,
            1024,
            123_456_789,
            OptionalDouble.of(5),
            Optional.of(new Throttling(2, 30)),
            Optional.of(
                    new Stalls(20_000_000, 3, 3_200_000_000L, List.of(new Stall(7_000_000_000L, 10_100_000_000L)))));

    private static final Plan PLAN = Runs.plan(
            List.of(), Tasks.named("POST", "b").task(), Tasks.named("GET", "a").task());
    private static final Plan WITH_CALLS =
            Plans.like(PLAN).keep(Reporting.Calls.ON).plan();
    private static final Plan WITHOUT_CALLS =
            Plans.like(PLAN).keep(Reporting.Calls.OFF).plan();

    @TempDir
    private Path home;

    private RunDirectory directory;
    private ArtefactWriter writer;
    private Manifest manifest;
    private RunRecord record;
    private RunResult soFar;
    private int seconds = 20;
    private Function<Call, UnaryOperator<Calls>> asked = call -> UnaryOperator.identity();

    @BeforeEach
    void makeADirectory() throws IOException {
        directory = RunDirectory.create(home.resolve("results"), "demo", Runs.START);
    }

    @Test
    void aRunMadeOfItsCallsAgainEqualsTheRun() throws IOException {
        RunResult result = run(WITH_CALLS, new RandomCalls(1, 1_000, NS_PER_SECOND / CALLS_PER_SECOND), 5);

        SavedRun saved = SavedRun.read(directory.path());

        assertThat(saved.callsKept()).isTrue();
        List<Call> calls = new ArrayList<>();
        assertThat(saved.fromCalls(calls::add).result()).isEqualTo(result);
        assertThat(calls)
                .hasSize(5 * CALLS_PER_SECOND)
                .isSortedAccordingTo((a, b) -> Long.compare(a.endNs(), b.endNs()));
        assertThat(saved.remarks()).isEmpty();
        assertThat(saved.recorded()).isEqualTo(result);
        assertThat(ReportJson.read(directory.reportJson())).isEqualTo(Reports.full(result));
    }

    @Test
    void aReportMadeOfTheCallsAgainEqualsTheReport() throws IOException {
        RunResult result = run(WITH_CALLS, new RandomCalls(8, 1_000, NS_PER_SECOND / CALLS_PER_SECOND), 5);
        Analysis report = record.analyse(result);

        Analysis again = SavedRun.read(directory.path()).report();

        assertThat(again).isEqualTo(report);
        assertThat(again.failures())
                .anySatisfy(row -> assertThat(row.group().bodyExcerpts()).isNotEmpty());
    }

    @Test
    void figuresAskedForAfterTheRunAreInTheReportWithAndWithoutItsCalls() throws IOException {
        Observation later = new Observation(
                Optional.empty(),
                "",
                Optional.empty(),
                Duration.ofSeconds(2),
                List.of(),
                List.of(ServerFigure.asked("replicas", "sum(up)", ""), ServerFigure.asked("gone", "x", "")));
        List<Reading> readings = List.of(
                new Reading("replicas", 2 * NS_PER_SECOND, 2 * NS_PER_SECOND, OptionalDouble.of(2), ""),
                new Reading("gone", 2 * NS_PER_SECOND, 2 * NS_PER_SECOND, OptionalDouble.empty(), "too old"),
                new Reading("replicas", 4 * NS_PER_SECOND, 4 * NS_PER_SECOND, OptionalDouble.of(4), ""));
        for (Plan plan : List.of(WITH_CALLS, WITHOUT_CALLS)) {
            directory = RunDirectory.create(home.resolve("results"), "demo", Runs.START);
            run(plan, new RandomCalls(8, 1_000, NS_PER_SECOND / CALLS_PER_SECOND), 5);
            Analysis before = SavedRun.read(directory.path()).report();
            SavedRun saved = SavedRun.read(directory.path()).observing(List.of(later), readings);
            Timeline timeline = SavedRun.emptyTimeline(saved.manifest().plan());

            Analysis report = saved.report(timeline);

            assertThat(report.server())
                    .containsExactly(
                            new ObservedFigure("replicas", "", Optional.of(new Values(3, 2, 4, 4)), 2, 0, List.of()),
                            new ObservedFigure("gone", "", Optional.empty(), 0, 1, List.of(new Failure("too old", 1))));
            assertThat(report.result().manifest().plan().observe()).containsExactly(later);
            assertThat(report.remarks()).isEqualTo(before.remarks());
            assertThat(report.aggregated()).isEqualTo(before.aggregated());
            assertThat(timeline.bins()).anyMatch(bin -> bin.observed("replicas").isPresent());
        }
    }

    @Test
    void cacheResultsItemsAndMutationsAreAnalysedAgainFromTheCalls() throws IOException {
        Plan plan = Plans.like(Runs.plan(
                        List.of(), Asking.mutated("b", "drop_field", "empty"), Asking.cached("a", Asking.BY_HEADER)))
                .keep(Reporting.Calls.ON)
                .plan();
        asked = call -> switch ((int) (call.endNs() / 1_000_000 % 4)) {
            case 0 -> call.task() == 0 ? Asking.mutation("drop_field") : Asking.HIT;
            case 1 -> call.task() == 0 ? Asking.mutation("empty") : Asking.MISS;
            case 2 -> Asking.items(5, 4);
            default -> UnaryOperator.identity();
        };
        RunResult result = run(plan, new RandomCalls(9, 1_000, NS_PER_SECOND / CALLS_PER_SECOND), 5);
        Analysis report = record.analyse(result);

        Analysis again = SavedRun.read(directory.path()).report();

        assertThat(again).isEqualTo(report);
        assertThat(again.aggregated().byMutation()).hasSize(3);
        assertThat(again.aggregated().details().misses().count()).isPositive();
    }

    @Test
    void roundingToMicrosecondsChangesNoCountAndNoTimeByMore() throws IOException {
        RunResult result = run(WITH_CALLS, new RandomCalls(2, 1, NS_PER_SECOND / CALLS_PER_SECOND), 10);

        RunResult again = SavedRun.read(directory.path()).fromCalls(call -> {}).result();

        assertThat(again.contradictions()).isEmpty();
        for (int task = 0; task < 2; task++) {
            CallStats expected = result.totals().tasks().get(task);
            CallStats stats = again.totals().tasks().get(task);
            assertThat(stats.classes()).isEqualTo(expected.classes());
            assertThat(stats.statuses()).isEqualTo(expected.statuses());
            assertThat(stats.connectionsOpened()).isEqualTo(expected.connectionsOpened());
            assertThat(stats.bytes()).isEqualTo(expected.bytes());
            assertAlike(stats.ok().response(), expected.ok().response());
            assertAlike(stats.ok().service(), expected.ok().service());
            assertAlike(stats.failed().response(), expected.failed().response());
        }
        assertAlike(again.totals().phases().lateness(), result.totals().phases().lateness());
        assertAlike(again.totals().phases().connect(), result.totals().phases().connect());
        assertThat(again.failures())
                .extracting(group -> group.error() + group.count() + group.bodyExcerpts())
                .isEqualTo(result.failures().stream()
                        .map(group -> group.error() + group.count() + group.bodyExcerpts())
                        .toList());
    }

    @Test
    void aKilledRunHasEveryCallThatWasWritten() throws IOException {
        // The third second from now ends when run.json is written.
        seconds = 27;
        start(WITH_CALLS);
        RandomCalls calls = new RandomCalls(3, 1_000, NS_PER_SECOND / CALLS_PER_SECOND);
        for (int second = 1; second <= 3; second++) {
            second(calls);
        }

        RunResult killed = SavedRun.read(directory.path()).fromCalls(call -> {}).result();
        assertThat(killed).isEqualTo(soFar);
        assertThat(killed.load().end()).isEqualTo(EndReason.KILLED);
        assertThat(killed.load().unknown()).isEqualTo(2);
        assertThat(killed.load().usersPlanned()).isEqualTo(10);
        assertThat(killed.load().usersStarted()).isEqualTo(5);
        assertThat(killed.exceptions()).containsExactly(OURS);
        assertThat(killed.generator()).isEqualTo(WATCHED);
    }

    @Test
    void aFileThatIsCutAnywhereHasEveryCallThatWasWrittenWhole() throws IOException {
        start(WITH_CALLS);
        second(new RandomCalls(3, 1_000, NS_PER_SECOND / CALLS_PER_SECOND));
        byte[] file = Files.readAllBytes(directory.calls());
        for (int length = file.length - 150; length < file.length; length++) {
            Files.write(directory.calls(), Arrays.copyOf(file, length));
            SavedRun saved = SavedRun.read(directory.path());
            List<Call> read = new ArrayList<>();
            RunResult cut = saved.fromCalls(read::add).result();
            assertThat(read).hasSize(lineEnds(file, length) - 1);
            assertThat(cut.aggregated().requests() + cut.aggregated().neverSent())
                    .isEqualTo(read.size());
            assertThat(saved.remarks()).isEmpty();
        }
    }

    @Test
    void callsThatRunJsonDoesNotCountYetAreIncluded() throws IOException {
        start(WITH_CALLS);
        RandomCalls calls = new RandomCalls(4, 1_000, NS_PER_SECOND / CALLS_PER_SECOND);
        second(calls);
        second(calls);

        SavedRun saved = SavedRun.read(directory.path());
        RunResult killed = saved.fromCalls(call -> {}).result();

        assertThat(saved.recorded().calls()).isEqualTo(CALLS_PER_SECOND);
        assertThat(killed.aggregated()).isEqualTo(soFar.aggregated());
        assertThat(killed.load().lastCallEnd()).isEqualTo(soFar.load().lastCallEnd());
        assertThat(killed.load().loadDuration()).isEqualTo(killed.load().lastCallEnd());
        assertThat(killed.end()).isEqualTo(Runs.START.plus(killed.load().lastCallEnd()));
    }

    @Test
    void aRunThatWasKilledBeforeItsFirstSecondIsARunWithoutCalls() throws IOException {
        start(WITH_CALLS);

        RunResult killed = SavedRun.read(directory.path()).fromCalls(call -> {}).result();

        assertThat(killed.aggregated()).isEqualTo(CallStats.NONE);
        assertThat(killed.load().end()).isEqualTo(EndReason.KILLED);
        assertThat(killed.end()).isEqualTo(Runs.START);
    }

    @Test
    void withoutCallsTheReportOfTheLastSecondIsThere() throws IOException {
        start(WITHOUT_CALLS);
        RandomCalls calls = new RandomCalls(5, 1, NS_PER_SECOND / CALLS_PER_SECOND);
        second(calls);
        second(calls);

        SavedRun saved = SavedRun.read(directory.path());

        assertThat(directory.calls()).doesNotExist();
        assertThat(saved.callsKept()).isFalse();
        assertThat(saved.recorded()).isEqualTo(soFar);
        assertThat(saved.report()).isEqualTo(Reports.full(soFar));
    }

    @Test
    void anIncompleteCallsFileIsNotUsed() throws IOException {
        start(WITH_CALLS);
        RandomCalls calls = new RandomCalls(6, 1_000, NS_PER_SECOND / CALLS_PER_SECOND);
        second(calls);
        assertThat(directory.reportJson()).doesNotExist();
        Path aside = directory.path().resolve("aside");
        Files.move(directory.calls(), aside);
        second(calls);
        Files.move(aside, directory.calls());
        second(calls);

        assertThat(directory.reportJson()).exists();
        assertThat(Files.readAllLines(directory.calls())).hasSize(1 + CALLS_PER_SECOND);
        SavedRun saved = SavedRun.read(directory.path());
        assertThat(saved.callsKept()).isFalse();
        assertThat(saved.recorded().aggregated()).isEqualTo(record.totals().aggregated());
    }

    @Test
    void damagedLinesAreReported() throws IOException {
        run(WITH_CALLS, new RandomCalls(7, 1_000, NS_PER_SECOND / CALLS_PER_SECOND), 1);
        List<String> lines = new ArrayList<>(Files.readAllLines(directory.calls()));
        for (int line = 10; line < 18; line++) {
            lines.set(line, "a,what");
        }
        Files.writeString(directory.calls(), String.join("\n", lines));

        SavedRun saved = SavedRun.read(directory.path());
        Analysis report = saved.report();

        assertThat(report.remarks()).extracting(RemarkText::of).containsAll(saved.remarks());
        assertThat(saved.remarks())
                .startsWith("calls.csv, line 11, is damaged and left out: it has 2 cells in place of 35.")
                .hasSize(CallsCsvReader.REPORTED + 3)
                .endsWith(
                        "calls.csv has 3 more damaged lines, which are left out.",
                        "calls.csv ends in the middle of a line, which is left out.",
                        "calls.csv has 291 calls, run.json counted 300; this report goes by calls.csv.");
    }

    @Test
    void directoryWithoutARunIsRefused() {
        assertThatThrownBy(() -> SavedRun.read(home))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("run.json: no such file or directory");
    }

    /** A whole run of so many seconds. */
    private RunResult run(Plan plan, RandomCalls calls, int length) throws IOException {
        start(plan);
        for (int second = 0; second < length; second++) {
            second(calls);
        }
        LoadResult load = new LoadResult(
                10,
                10,
                EndReason.RUN_TIME,
                Duration.ofSeconds(seconds),
                record.lastCallEnd(),
                9,
                Duration.ofSeconds(seconds),
                Optional.empty(),
                0,
                Map.of());
        RunResult result = new RunResult(
                Runs.manifest(plan), Runs.START.plusSeconds(seconds), load, record.totals(), List.of(OURS), WATCHED);
        writer.finished(Reports.full(result));
        assertThat(writer.writeErrors()).isEmpty();
        return result;
    }

    private void start(Plan plan) throws IOException {
        writer = new ArtefactWriter(
                directory,
                plan,
                Secrets.NONE,
                Optional.empty(),
                false,
                new byte[0],
                new ReportTexts(report -> "", (report, timeline) -> "", (report, timeline) -> new byte[0]));
        manifest = Runs.manifest(plan);
        record = new RunRecord(plan);
        writer.started(manifest);
    }

    /** The next second of the run, full of calls. */
    private void second(RandomCalls calls) {
        List<Call> ended = new ArrayList<>();
        for (int i = 0; i < CALLS_PER_SECOND; i++) {
            Call plain = calls.next();
            ended.add(Calls.like(plain).with(asked.apply(plain)).call());
        }
        ended.sort(Comparator.comparingLong(Call::endNs));
        ended.forEach(record::record);
        writer.ended(ended);
        seconds++;
        SecondStats second = record.endSecond(seconds * NS_PER_SECOND);
        LoadResult load = new LoadResult(
                10,
                5,
                EndReason.KILLED,
                Duration.ofSeconds(seconds),
                record.lastCallEnd(),
                2,
                record.lastIntended(),
                Optional.empty(),
                2,
                Map.of());
        soFar = new RunResult(manifest, Runs.START.plusSeconds(seconds), load, record.totals(), List.of(OURS), WATCHED);
        writer.second(new Progress(second, soFar, 5, 2, List.of(), () -> Optional.of(Reports.full(soFar))));
    }

    private static int lineEnds(byte[] file, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += file[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** The same durations but for what rounding to microseconds does to each. */
    private static void assertAlike(Durations actual, Durations expected) {
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.sumNs()).isCloseTo(expected.sumNs(), within(1_000 * expected.count()));
        for (double percentile : new double[] {0, 25, 50, 90, 99, 100}) {
            double ms = expected.percentileMs(percentile);
            assertThat(actual.percentileMs(percentile)).isCloseTo(ms, within(0.001 + ms / 1000));
        }
    }
}
