package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.judge.Reports;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Timeline;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class ArtefactWriterTest {

    private static final byte[] SCENARIO = "name: demo # é\r\n".getBytes(StandardCharsets.UTF_8);
    private static final Path FULL_DEVICE = Path.of("/dev/full");
    private static final ExceptionGroup OURS = new ExceptionGroup(3, "boom", "at X");

    private static final Plan PLAN = Runs.plan(
            List.of(new Header("Authorization", Template.of("Bearer s3cr3t"), true)),
            Tasks.named("POST", "b").task(),
            Tasks.named("GET", "a").task());

    @TempDir
    private Path home;

    private RunDirectory directory;
    private final Recorder recorder = new Recorder(Tasks.some(2));

    @BeforeEach
    void makeADirectory() throws IOException {
        directory = RunDirectory.create(home.resolve("results"), "demo", Runs.START);
    }

    @Test
    void beforeTheFirstCallEveryFileIsThere() throws IOException {
        writer(Optional.empty()).started(Runs.manifest(PLAN));

        assertThat(directory.scenario()).hasBinaryContent(SCENARIO);
        assertThat(RunJson.read(directory.runJson()).run().manifest().id()).isEqualTo("20261122T022057Z-3fa9");
        assertThat(directory.histogramLog()).content().startsWith("#[wingload 0.1.0");
        assertThat(rows(directory.csvFiles().stats())).hasSize(4);
        assertThat(rows(directory.csvFiles().history())).hasSize(2);
        assertThat(rows(directory.csvFiles().failures())).hasSize(1);
        assertThat(rows(directory.csvFiles().exceptions())).hasSize(1);
    }

    @Test
    void afterEachSecondTheFilesAreCompleteUpToIt() throws IOException {
        ArtefactWriter writer = writer(Optional.empty());
        writer.started(Runs.manifest(PLAN));
        for (int second = 1; second <= 3; second++) {
            writer.second(busySecond(second));

            CsvFiles csv = directory.csvFiles();
            String requests = Integer.toString(3 * second);
            assertThat(last(rows(csv.stats())).subList(0, 4))
                    .containsExactly("", "Aggregated", requests, Integer.toString(second));
            List<String> history = last(rows(csv.history()));
            assertThat(history.get(0)).isEqualTo(Long.toString(Runs.START.getEpochSecond() + second));
            assertThat(history.get(1)).isEqualTo("5");
            assertThat(history.get(17)).isEqualTo(requests);
            assertThat(last(rows(csv.failures()))).containsExactly("POST", "b", "500 no", Integer.toString(second));
            assertThat(last(rows(csv.exceptions()))).containsExactly("3", "boom", "at X", "local");
            assertThat(okResponses()).isEqualTo(2L * second);
        }
        assertThat(rows(directory.csvFiles().history())).hasSize(2 + 3);
    }

    @Test
    void fromTheTenthSecondOnTheRunIsSummedUpEveryTenSeconds() throws IOException {
        ArtefactWriter writer = keepingCalls();
        int summedUp = 0;
        int seconds = 0;
        List<Double> atOnce = List.of(9.9, 10.9, 20.1, 41.0, 50.0);
        for (double end : List.of(9.9, 10.9, 11.9, 19.9, 20.1, 25.0, 41.0, 49.0, 50.0)) {
            seconds++;
            writer.second(busySecond(seconds, Math.round(end * 1e9)));

            summedUp = atOnce.contains(end) ? seconds : summedUp;
            CsvFiles csv = directory.csvFiles();
            assertThat(last(rows(csv.stats())).get(2)).as("at %s s", end).isEqualTo(Integer.toString(3 * summedUp));
            assertThat(last(rows(csv.failures())).get(3)).isEqualTo(Integer.toString(summedUp));
            assertThat(SavedRun.read(directory.path()).recorded().calls()).isEqualTo(3L * summedUp);
            assertThat(last(rows(csv.history())).get(17)).isEqualTo(Integer.toString(3 * seconds));
            assertThat(okResponses()).isEqualTo(2L * seconds);
        }
    }

    @Test
    void withoutCallsOrWithAnIncompleteFileTheRunIsSummedUpEverySecond() throws IOException {
        Plan without = Plans.like(PLAN).keep(Reporting.Calls.OFF).plan();
        ArtefactWriter writer = writer(without, Optional.empty());
        writer.started(Runs.manifest(without));
        assertThat(everySecondFrom20(writer)).isTrue();
        assertThat(everySecondFrom20(keepingCalls())).isFalse();

        ArtefactWriter incomplete = keepingCalls();
        Files.delete(directory.csvFiles().history());
        assertThat(everySecondFrom20(incomplete)).isTrue();
    }

    /** True if run.json has the calls of two seconds that follow each other. */
    private boolean everySecondFrom20(ArtefactWriter writer) throws IOException {
        writer.second(busySecond(20));
        writer.second(busySecond(21));
        return SavedRun.read(directory.path()).recorded().calls()
                == recorder.totals().tasks().stream()
                        .mapToLong(CallStats::intended)
                        .sum();
    }

    @Test
    void atTheEndAllFilesShowTheSameCounts() throws IOException {
        ArtefactWriter writer = writer(Optional.empty());
        writer.started(Runs.manifest(PLAN));
        for (int second = 1; second <= 4; second++) {
            writer.second(busySecond(second));
        }
        RunResult result = Runs.result(PLAN, recorder.totals(), OURS);

        writer.finished(Reports.full(result));

        assertThat(result.contradictions()).isEmpty();
        assertThat(RunJson.read(directory.runJson()).run().totals()).isEqualTo(result.totals());
        List<String> aggregated = last(rows(directory.csvFiles().stats()));
        assertThat(aggregated.get(2))
                .isEqualTo("12")
                .isEqualTo(last(rows(directory.csvFiles().history())).get(17));
        assertThat(aggregated.get(9)).as("requests/s over 20.5 s").isEqualTo("0.585366");
        assertThat(writer.writeErrors()).isEmpty();
    }

    @Test
    void thePrefixGetsTheSameFourTables() throws IOException {
        Path prefix = home.resolve("some/where/run");
        ArtefactWriter writer = writer(Optional.of(prefix));
        writer.started(Runs.manifest(PLAN));
        writer.second(busySecond(1));
        writer.finished(Reports.full(Runs.result(PLAN, recorder.totals(), OURS)));

        CsvFiles own = directory.csvFiles();
        CsvFiles asked = CsvFiles.withPrefix(prefix);
        assertThat(asked.stats()).hasSameBinaryContentAs(own.stats());
        assertThat(asked.history()).hasSameBinaryContentAs(own.history());
        assertThat(asked.failures()).hasSameBinaryContentAs(own.failures());
        assertThat(asked.exceptions()).hasSameBinaryContentAs(own.exceptions());
    }

    @Test
    void prefixOfAnotherRunIsRefusedUntilItsEnd() throws IOException {
        Path prefix = home.resolve("shared/run");
        ArtefactWriter first = writer(Optional.of(prefix));
        first.started(Runs.manifest(PLAN));

        assertThatThrownBy(() -> writer(Optional.of(prefix)))
                .isInstanceOf(NoRunDirectoryException.class)
                .hasMessage("another run is writing " + prefix
                        + "_stats.csv; wait for its end, or give another --csv PREFIX");
        writer(Optional.of(home.resolve("shared/other")));

        first.second(busySecond(1));
        first.finished(Reports.full(Runs.result(PLAN, recorder.totals(), OURS)));
        assertThat(prefix.resolveSibling(".run_stats.csv.lock")).doesNotExist();
        writer(Optional.of(prefix));
    }

    @Test
    void unwritablePrefixIsRefusedBeforeTheRun() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatThrownBy(() -> writer(Optional.of(file.resolve("run"))))
                .isInstanceOf(NoRunDirectoryException.class)
                .hasMessageEndingWith("; give another prefix with --csv PREFIX");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAtTheEndAndTheOthersGoOn() throws IOException {
        ArtefactWriter writer = writer(Optional.empty());
        writer.started(Runs.manifest(PLAN));
        Files.delete(directory.csvFiles().history());
        writer.second(busySecond(1));
        writer.finished(Reports.full(Runs.result(PLAN, recorder.totals())));

        assertThat(writer.writeErrors())
                .containsExactly(
                        new WriteError(directory.csvFiles().history().toString(), "no such file or directory"));
        assertThat(last(rows(directory.csvFiles().stats())).get(2)).isEqualTo("3");
        assertThat(directory.runJson()).content().contains("demo_stats_history.csv");
    }

    @Test
    void removedDirectoryDoesNotEndTheRun() throws IOException {
        Path prefix = home.resolve("kept/run");
        ArtefactWriter writer = writer(Optional.of(prefix));
        writer.started(Runs.manifest(PLAN));
        Files.move(directory.path(), home.resolve("moved away"));
        writer.second(busySecond(1));
        writer.finished(Reports.full(Runs.result(PLAN, recorder.totals())));

        assertThat(writer.writeErrors())
                .extracting(error -> Path.of(error.file()).getFileName().toString())
                .containsExactlyInAnyOrder(
                        "demo.hlog",
                        "demo_stats_history.csv",
                        "demo_stats.csv",
                        "demo_failures.csv",
                        "demo_exceptions.csv",
                        "report.md",
                        "report.html",
                        "report.json",
                        "run.json");
        assertThat(last(rows(CsvFiles.withPrefix(prefix).stats())).get(2)).isEqualTo("3");
    }

    @Test
    void theReportIsWrittenAtTheEnd() throws IOException {
        ArtefactWriter writer = writer(Optional.empty());
        writer.started(Runs.manifest(PLAN));
        writer.ended(List.of(Calls.ok(0, 1, 1), Calls.ok(0, 2, 1), Calls.ok(0, 3, 1)));
        assertThat(directory.reportMarkdown()).doesNotExist();
        assertThat(directory.reportHtml()).doesNotExist();
        writer.finished(Reports.full(Runs.result(PLAN, recorder.totals())));

        assertThat(directory.reportMarkdown()).hasContent("# a report");
        assertThat(directory.reportHtml()).hasContent("3 calls in the first of 1 bins of 1.0 s");
        assertThat(directory.reportJson()).exists();
    }

    @Test
    @EnabledIf("thereIsAFullDevice")
    void aFullDiskEndsTheCallsFileAndNothingElse() throws IOException {
        ArtefactWriter writer = keepingCalls();
        writer.ended(List.of(Calls.ok(0, 1, 1)));
        Path aside = Files.move(directory.calls(), home.resolve("aside"));
        Files.createSymbolicLink(directory.calls(), FULL_DEVICE);
        writer.ended(List.of(Calls.ok(0, 2, 1)));
        Files.delete(directory.calls());
        Files.move(aside, directory.calls());

        writer.ended(List.of(Calls.ok(0, 3, 1)));

        assertThat(Files.readAllLines(directory.calls())).hasSize(2);
        assertThat(writer.writeErrors())
                .containsExactly(new WriteError(directory.calls().toString(), "No space left on device"));
    }

    @Test
    void theCallsFileEndsBeforeTheFirstCallThatItMissed() throws IOException {
        ArtefactWriter writer = keepingCalls();
        writer.ended(List.of(Calls.ok(0, 1, 1), Calls.ok(0, 2, 1)));
        writer.missed(3);
        writer.ended(List.of(Calls.ok(0, 6, 1)));

        assertThat(Files.readAllLines(directory.calls())).hasSize(1 + 2);
        assertThat(writer.writeErrors())
                .containsExactly(new WriteError(
                        directory.calls().toString(), "calls ended faster than their lines could be written"));
    }

    @Test
    void namesOfAnyKindStayInTheirCells() throws IOException {
        List<String> names = List.of("a,b", "say \"hi\"", "two\nlines", "日本 \uD83D\uDE00", "x".repeat(100), " = 1+1");
        Plan plan = Runs.plan(
                List.of(),
                names.stream().map(name -> Tasks.named("GET", name).task()).toArray(Task[]::new));
        Recorder many = new Recorder(Tasks.some(names.size()));
        for (int task = 0; task < names.size(); task++) {
            many.record(Calls.ok(task, 0, 5));
            many.record(Calls.failed(task, 0, 5, 500, "error of " + names.get(task), ""));
        }
        SecondStats second = many.flip(1_000_000_000);
        ArtefactWriter writer = new ArtefactWriter(
                directory,
                plan,
                Secrets.NONE,
                Optional.empty(),
                true,
                SCENARIO,
                new ReportTexts(report -> "", (report, timeline) -> "", (report, timeline) -> new byte[0]));

        writer.started(Runs.manifest(plan));
        RunResult soFar = Runs.result(plan, EndReason.KILLED, many.totals());
        writer.second(new Progress(second, soFar, 1, 0, List.of(), Optional::empty));

        List<String> inStats = new ArrayList<>();
        rows(directory.csvFiles().stats()).forEach(row -> inStats.add(unquoted(row.get(1))));
        assertThat(inStats).hasSize(names.size() + 2).containsAll(names);
        assertThat(rows(directory.csvFiles().failures()))
                .extracting(row -> unquoted(row.get(1)))
                .containsAll(names);
        assertThat(rows(directory.csvFiles().history())).hasSize(2 + names.size() + 1);
        assertThat(rows(directory.csvFiles().history()))
                .allSatisfy(row -> assertThat(row).hasSize(24));
        assertThat(okResponses()).isEqualTo(names.size());
    }

    private ArtefactWriter keepingCalls() throws IOException {
        Plan plan = Plans.like(PLAN).keep(Reporting.Calls.ON).plan();
        ArtefactWriter writer = writer(plan, Optional.empty());
        writer.started(Runs.manifest(plan));
        return writer;
    }

    static boolean thereIsAFullDevice() {
        return Files.isWritable(FULL_DEVICE);
    }

    private ArtefactWriter writer(Optional<Path> csvPrefix) throws IOException {
        return writer(PLAN, csvPrefix);
    }

    private ArtefactWriter writer(Plan plan, Optional<Path> csvPrefix) throws IOException {
        return new ArtefactWriter(
                directory,
                plan,
                Secrets.NONE,
                csvPrefix,
                false,
                SCENARIO,
                new ReportTexts(report -> "# a report\n", ArtefactWriterTest::page, ArtefactWriterTest::picture));
    }

    /** A page that says what it was made from. */
    private static String page(Analysis report, Timeline timeline) {
        return timeline.bins().get(0).ended() + " calls in the first of "
                + timeline.bins().size() + " bins of " + timeline.binSeconds() + " s";
    }

    /** A picture that says what it was made from; of a plan with another name of the file, there is none. */
    private static byte[] picture(Analysis report, Timeline timeline) throws IOException {
        String name = report.result().manifest().plan().reporting().picture().orElseThrow();
        if (!name.equals(Reporting.PICTURE)) {
            throw new IOException("Java found no fonts");
        }
        return new byte[] {(byte) timeline.bins().size()};
    }

    private ArtefactWriter withPicture(String name) throws IOException {
        Plan plan = Plans.like(PLAN).picture(name).plan();
        ArtefactWriter writer = writer(plan, Optional.empty());
        writer.started(Runs.manifest(plan));
        writer.ended(List.of(Calls.ok(0, 1, 10)));
        writer.finished(Runs.of(plan).calls(List.of(Calls.ok(0, 1, 10))).analysis());
        return writer;
    }

    @Test
    void thePictureOfTheResultIsInTheRunDirectoryIfThePlanWantsOne() throws IOException {
        assertThat(withPicture(Reporting.PICTURE).writeErrors()).isEmpty();
        assertThat(directory.path().resolve("report.png")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void aPictureThatCannotBeDrawnIsNamedAmongTheFilesThatAreNotComplete() throws IOException {
        assertThat(withPicture("other.png").writeErrors()).singleElement().satisfies(error -> {
            assertThat(error.file()).endsWith("other.png");
            assertThat(error.reason()).isEqualTo("Java found no fonts");
        });
        assertThat(directory.runJson()).content().contains("Java found no fonts");
    }

    /** Two ok requests and a failed one. */
    private Progress busySecond(int number) {
        return busySecond(number, number * 1_000_000_000L);
    }

    private Progress busySecond(int number, long endNs) {
        recorder.record(Calls.ok(0, number, 10));
        recorder.record(Calls.ok(1, number, 20));
        recorder.record(Calls.failed(0, number, 30, 500, "500 no", ""));
        SecondStats second = recorder.flip(endNs);
        RunResult soFar = Runs.result(PLAN, EndReason.KILLED, recorder.totals(), OURS);
        return new Progress(second, soFar, 5, 2, List.of(), Optional::empty);
    }

    private long okResponses() throws IOException {
        long count = 0;
        try (HistogramLogReader reader =
                new HistogramLogReader(directory.histogramLog().toFile())) {
            while (reader.hasNext()) {
                Histogram interval = (Histogram) reader.nextIntervalHistogram();
                count += interval.getTag().equals("ok.response") ? interval.getTotalCount() : 0;
            }
        }
        return count;
    }

    private static List<List<String>> rows(Path file) throws IOException {
        return RawCsv.rows(Files.readAllBytes(file));
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static String unquoted(String cell) {
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }
}
