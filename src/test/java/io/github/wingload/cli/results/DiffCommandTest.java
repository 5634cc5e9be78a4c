package io.github.wingload.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.RunsOnDisk;
import io.github.wingload.cli.SweepOnDisk;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.LeveledResult;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.run.Baseline;
import io.github.wingload.cli.run.ExitReason;
import io.github.wingload.diff.LevelsDiff;
import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.diff.PublishedRun;
import io.github.wingload.diff.Rules;
import io.github.wingload.plan.Plan;
import io.github.wingload.vllmbench.BenchFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on disk, compared. */
class DiffCommandTest {

    private static final double SECONDS = 300;
    private static final String PREDICT = "/v1/models/revertrisk-wikidata:predict";
    static final String HEADER = "Type,Name,Request Count,Failure Count,Median Response Time,Average Response"
            + " Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,"
            + "95%,98%,99%,99.9%,99.99%,100%\r\n";
    /** A published run of two users on a staging service for two minutes. */
    private static final String STAGING =
            ",65,0,580.0,583.1,397.0,903.0,120.0,0.56,0.0,580,610,660,680,750,820,840," + "900,900,900,900\r\n";

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path results;

    @Test
    void levelsOfVllmBenchAreComparedOneByOne() throws IOException {
        Path baseline = Path.of("src", "test", "resources", "io", "github", "wingload", "vllmbench", "baseline");
        String other = changed(baseline, "other", "\"max_concurrency\": 8,", "\"max_concurrency\": 8,");
        Files.delete(Path.of(other).resolve("c64.json"));
        CommandContext context = new CommandContext();
        assertThat(context.execute("diff", baseline.toString(), other)).isIn(0, 3);
        assertThat(context.out()).contains("c1.json", "c8.json", "c32.json", "p90 of all calls");
        assertThat(context.out()).contains("Only in A: 64 users", "8 users: ");
        assertThat(context.execute("diff", baseline.toString(), other, "--format", "json"))
                .isEqualTo(2);
        assertThat(context.execute(
                        "diff", baseline.toString(), baseline.resolve("c1.json").toString()))
                .isEqualTo(2);
        assertThat(context.err()).contains("has results at several loads and");
    }

    @Test
    void sweepsAreComparedLevelByLevel() throws IOException {
        Path before = SweepOnDisk.of("1", 200, "4", 200, "16", 200).save(results.resolve("before"));
        Path after = SweepOnDisk.of("1", 200, "4", 400, "8", 200).save(results.resolve("after"));
        assertThat(wingload.execute("diff", before.toString(), after.toString()))
                .isEqualTo(1);
        assertThat(wingload.out())
                .contains("Comparison: worse", "1 user: no material change", "4 users: worse")
                .contains("Only in A: 16 users", "Only in B: 8 users");
        assertThat(wingload.err()).isEmpty();
        CommandContext same = new CommandContext();
        assertThat(same.execute(
                        "diff", before.toString(), before.resolve("sweep.json").toString(), "--format", "markdown"))
                .isZero();
        assertThat(same.out()).contains("Comparison: **no material change**", "# Load levels compared");
    }

    @Test
    void eachLevelIsJudgedAtTheConfidenceThatThreeFiguresNeed() throws IOException {
        Path sweep = SweepOnDisk.of("1", 200, "4", 200).save(results);
        LevelsDiff diff = LeveledResult.find(sweep.toString())
                .orElseThrow()
                .diff(LeveledResult.find(sweep.toString()).orElseThrow(), any -> Rules.DEFAULT, false, warning -> {});
        assertThat(diff.levels())
                .flatExtracting(level -> level.diff().primary())
                .hasSize(6)
                .allSatisfy(figure -> assertThat(figure.confidence()).isCloseTo(0.983, within(0.001)));
    }

    @Test
    void sweepsOfStreamsAreComparedByTheirTokens() throws IOException {
        Path before = SweepOnDisk.streamed("1", 200, "4", 200).save(results.resolve("before"));
        Path after = SweepOnDisk.streamed("1", 200, "4", 300).save(results.resolve("after"));
        assertThat(wingload.execute("diff", before.toString(), after.toString()))
                .isEqualTo(1);
        String levels = wingload.out().substring(wingload.out().indexOf("Load levels compared"));
        assertThat(levels)
                .contains("1 user: no material change", "4 users: worse")
                .contains("p90 of ttft 100 ms → 150 ms (+50.0%): worse")
                .contains("p90 of tpot 50.0 ms → 75.0 ms (+50.0%): worse")
                .contains("output tokens/s 29.");
    }

    @Test
    void aRunIsHeldAgainstVllmBenchInItsSense() throws IOException {
        MadeUpRun made = MadeUpRun.ofSeconds(300).streamed(5_000, 200);
        Path run = RunsOnDisk.save(made, results, "2026-11-22T00:00:00Z");
        Path bench = Files.createDirectories(results.resolve("bench"));
        BenchFiles.write(bench, List.of(run));
        String file = bench.resolve("c40.json").toString();
        assertThat(wingload.execute("diff", file, run.toString())).isZero();
        assertThat(wingload.out())
                .contains("p90 of ttft 50.0 ms → 50.0 ms", "p90 of tpot 75.0 ms → 75.0 ms", "output tokens/s 50.")
                .contains("Streamed answers are timed as vllm-bench does");

        Path slower = RunsOnDisk.save(MadeUpRun.ofSeconds(300).streamed(5_000, 300), results, "2026-11-22T01:00:00Z");
        assertThat(new CommandContext().execute("diff", file, slower.toString()))
                .isEqualTo(1);

        CommandContext trend = new CommandContext();
        assertThat(trend.execute("trend", run.toString(), file)).isZero();
        assertThat(trend.out()).contains("p90 of ttft", "50.0 ms");
    }

    @Test
    void confirmationsAreComparedWithEachOther() throws IOException {
        Path before = SweepOnDisk.of("10/s", 200).confirmed("10/s", 200).save(results.resolve("before"));
        Path after = SweepOnDisk.of("10/s", 200).confirmed("10/s", 400).save(results.resolve("after"));
        assertThat(wingload.execute("diff", before.toString(), after.toString()))
                .isEqualTo(1);
        assertThat(wingload.out()).contains("10/s: no material change", "10/s, confirmation: worse");
    }

    @Test
    void sweepsWithoutACommonLevelAreNotCompared() throws IOException {
        Path before = SweepOnDisk.of("1", 200).save(results.resolve("before"));
        Path after = SweepOnDisk.of("4", 200).save(results.resolve("after"));
        assertThat(wingload.execute("diff", before.toString(), after.toString()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("no level is in both");
        Path none = SweepOnDisk.of().save(results.resolve("none"));
        assertThat(wingload.execute("diff", before.toString(), none.toString())).isEqualTo(2);
        assertThat(wingload.err()).contains("no run of the sweep");
    }

    @Test
    void levelsThatAreNotComparableAreNamedUnlessForced() throws IOException {
        Path before = SweepOnDisk.of("1", 200, "4", 200).save(results.resolve("before"));
        SweepOnDisk other = SweepOnDisk.of("1", 200, "4", 200);
        other.run("4").samplesSha256 = "other";
        Path after = other.save(results.resolve("after"));
        assertThat(wingload.execute("diff", before.toString(), after.toString()))
                .isEqualTo(3);
        assertThat(wingload.out())
                .contains("4 users: not compared", "1 user: no material change", "Comparison: not enough data");
        assertThat(wingload.execute("diff", before.toString(), after.toString(), "--force"))
                .isZero();
    }

    @Test
    void testsOfOtherPromptsAnswersAndModelsAreNotCompared() throws IOException {
        Path baseline = Path.of("src", "test", "resources", "io", "github", "wingload", "vllmbench", "baseline");
        String level = baseline.resolve("c64.json").toString();
        for (String[] change : new String[][] {
            {"\"total_output_tokens\": 19487", "\"total_output_tokens\": 25600", "the answers of"},
            {"\"total_output_tokens\": 19487", "\"total_output_tokens\": 0", "only"},
            {"\"total_input_tokens\": 204800", "\"total_input_tokens\": 104800", "the prompts of"},
            {"example-27b", "example-14b", "different models: example-27b and example-14b"},
            {"\"max_concurrency\": 64", "\"max_concurrency\": 32", "had 64 users and"}
        }) {
            String other = changed(baseline, change[2].replaceAll("\\W", ""), change[0], change[1]);
            CommandContext context = new CommandContext();
            assertThat(context.execute(
                            "diff", level, Path.of(other).resolve("c64.json").toString()))
                    .isEqualTo(3);
            assertThat(context.err()).contains("not compared: ", change[2], "use --force");
        }
    }

    /** A copy of a directory with something changed in each file; its name. */
    private String changed(Path from, String name, String found, String replacement) throws IOException {
        Path copy = Files.createDirectories(results.resolve(name));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.writeString(
                        copy.resolve(file.getFileName()), Files.readString(file).replace(found, replacement));
            }
        }
        return copy.toString();
    }

    /** With all of their 266,674 calls; {@code PublishedComparisonTest} has the same figures without files. */
    @Tag("audit")
    @Test
    void januaryAndFebruaryAreMixed() throws IOException {
        Path january = save(PublishedRun.january(), "2026-01-27T09:12:00Z");
        Path february = save(PublishedRun.february(), "2026-02-05T09:12:00Z");
        assertThat(wingload.execute("diff", january.toString(), february.toString()))
                .isEqualTo(1);
        assertThat(wingload.out())
                .contains("Comparison: mixed: faster body, slower tail")
                .contains("-18.5%")
                .contains("+0.81 pp")
                .contains("-11.0%")
                .contains("+41.0%")
                .contains("+43.7%")
                .contains("+15.70 pp (×1.46)");
        assertThat(wingload.err()).isEmpty();
    }

    @Test
    void runsAreFoundByName() throws IOException {
        save(steady(200), "2026-11-22T00:00:00Z");
        save(steady(900), "2026-11-22T01:00:00Z");
        assertThat(diff("demo@latest~1", "demo@latest")).isEqualTo(1);
        assertThat(wingload.out()).contains("Comparison: worse");
        assertThat(diff("latest", "demo@latest")).isZero();
    }

    @Test
    void materialSizesAndDecidingFiguresCanBeSet() throws IOException {
        save(steady(200), "2026-11-22T00:00:00Z");
        save(steady(240), "2026-11-22T01:00:00Z");
        assertThat(diff("latest~1", "latest")).isEqualTo(1);
        assertThat(diff("latest~1", "latest", "--material", "p90=50%")).isZero();
        assertThat(diff("latest~1", "latest", "--fail-on", "success,goodput")).isZero();
        assertThat(diff("latest~1", "latest", "--material", "p90=5pp")).isEqualTo(2);
        assertThat(diff("latest~1", "latest", "--fail-on", "luck")).isEqualTo(2);
    }

    @Test
    void unlikeRunsAreRefusedUnlessForced() throws IOException {
        save(steady(200), "2026-11-22T00:00:00Z");
        save(steady(200).open(), "2026-11-22T01:00:00Z");
        assertThat(diff("latest~1", "latest")).isEqualTo(3);
        assertThat(wingload.out()).isEmpty();
        assertThat(wingload.err()).contains("not compared", "open load", "--force");
        assertThat(diff("latest~1", "latest", "--force", "--format", "markdown"))
                .isZero();
        assertThat(wingload.out()).contains("Warning: these runs are not comparable");
    }

    @Test
    void aPageIsWrittenByTheExtensionOfItsFile() throws IOException {
        save(steady(200), "2026-11-22T00:00:00Z");
        save(steady(900), "2026-11-22T01:00:00Z");
        Path page = results.resolve("diff.html");
        assertThat(diff("latest~1", "latest", "-o", page.toString())).isEqualTo(1);
        assertThat(wingload.out()).isEmpty();
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains("WORSE", "+350.0%", "\"id\":\"delivered\"", "\"curve\":");
        assertThat(diff(
                        "latest~1",
                        "latest",
                        "-o",
                        results.resolve("no/diff.html").toString()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("there is no directory");
    }

    @Test
    void aPictureOfAnImpossibleKindIsRefusedBeforeRunsAreRead() {
        assertThat(diff(
                        "no-such-run",
                        "latest",
                        "--picture",
                        results.resolve("a.jpg").toString()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("a.jpg is no kind of picture", ".png or .svg");
    }

    @Test
    void severalRunsMakeASide() throws IOException {
        save(steady(200), "2026-11-22T00:00:00Z");
        save(steady(204), "2026-11-22T01:00:00Z");
        save(steady(400), "2026-11-22T02:00:00Z");
        save(steady(408), "2026-11-22T03:00:00Z");
        assertThat(diff("--a", "latest~3", "--a", "latest~2", "--b", "latest~1", "--b", "latest"))
                .isEqualTo(1);
        assertThat(wingload.out()).contains("each run is one observation");
        assertThat(diff("--a", "latest")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} ms against a table of 583 ms: exit code {1}")
    @CsvSource({"580, 3", "18076, 1"})
    void olderLocustTableIsComparedCorrectly(double tookMs, int exitCode) throws IOException {
        Path table = table("staging_stats.csv", "POST," + PREDICT + STAGING + ",Aggregated" + STAGING);
        MadeUpRun run = twoUsers(tookMs);
        save(run, "2026-11-22T00:00:00Z");
        assertThat(diff(table.toString(), "latest", "--material", "throughput=60%"))
                .isEqualTo(exitCode);
        assertThat(wingload.out()).contains("Times include failed calls", "calls taken as independent");
    }

    @Test
    void aTableThatLocustWroteIsSideA() throws IOException {
        Path table = results.resolve("full_stats.csv");
        try (InputStream golden = getClass().getResourceAsStream("/locust-2.31.5/full_stats.csv")) {
            Files.copy(golden, table);
        }
        MadeUpRun run = MadeUpRun.ofSeconds(15).steady(360, 175);
        run.task = PREDICT;
        run.path = PREDICT;
        save(run, "2026-11-22T00:00:00Z");
        assertThat(diff(table.toString(), "latest")).isIn(0, 1, 3);
        assertThat(wingload.out())
                .contains("All Requests", "POST " + PREDICT, "only in A: GET /x/404")
                .contains("how calls failed is in the _failures.csv of a Locust table");
    }

    @Test
    void aDamagedTableIsComparedWithAWarning() throws IOException {
        Path table = table(
                "damaged_stats.csv", "POST," + PREDICT + STAGING + ",Aggregated" + STAGING.replace(",65,", ",62,"));
        save(twoUsers(580), "2026-11-22T00:00:00Z");
        diff(table.toString(), "latest");
        assertThat(wingload.err()).contains("65 requests together");
        assertThat(wingload.out()).contains("Comparison: ");
    }

    @Test
    void withoutCommonTasksTheComparisonIsInconclusive() throws IOException {
        Path table = table("other_stats.csv", "POST,/v1/models/other:predict" + STAGING + ",Aggregated" + STAGING);
        save(twoUsers(580), "2026-11-22T00:00:00Z");
        assertThat(diff(table.toString(), "latest")).isEqualTo(3);
        assertThat(wingload.out()).contains("nothing in common");
    }

    @Test
    void figuresOfATicketAreASide() throws IOException {
        Path ticket = Files.writeString(results.resolve("ticket.yaml"), """
                name: demo
                date: 2025-11-04
                users: 2
                requests: 65
                failures: 0
                duration: 2m
                times: {mean: 583ms, min: 397ms, p50: 580ms, p90: 820ms, p99: 900ms, max: 903ms}
                """);
        save(twoUsers(18_076), "2026-11-22T00:00:00Z");
        assertThat(diff(ticket.toString(), "latest")).as(wingload::err).isEqualTo(1);
        assertThat(wingload.out())
                .contains("Comparison: worse", "the result of another tool does not include the configuration")
                .contains("p90 of all calls 820 ms");
    }

    @Test
    void everyProblemOfTheFiguresOfATicketIsReported() throws IOException {
        Path ticket = Files.writeString(results.resolve("ticket.yaml"), "name: demo\ndate: yesterday\nrequests: 65\n");
        assertThat(diff(ticket.toString(), "latest")).isEqualTo(2);
        assertThat(wingload.err())
                .contains("ticket.yaml:2:7", "failures: missing", "times: missing", "duration or delivered");
    }

    @Test
    void missingRunIsAUsageError() {
        assertThat(diff("nowhere", "latest")).isEqualTo(2);
        assertThat(wingload.err()).contains("nowhere: there is no run's directory");
    }

    @Test
    void aBaselineIsReadBeforeTheRunSoThatNoRunIsComparedWithItself() throws IOException {
        Path table = table("base_stats.csv", "POST," + PREDICT + STAGING + ",Aggregated" + STAGING);
        MadeUpRun run = twoUsers(18_076);
        Baseline baseline = baseline(table, run.plan(), Optional.empty());
        String slow = STAGING.replace("583.1,397.0,903.0", "18076,472,46826");
        table("base_stats.csv", "POST," + PREDICT + slow + ",Aggregated" + slow);
        StringWriter out = new StringWriter();
        ExitReason reason =
                baseline.judge(List.of(save(run, "2026-11-22T00:00:00Z")), ExitCode.OK, new PrintWriter(out));
        assertThat(reason).isEqualTo(new ExitReason("the comparison (worse)", ExitCode.FAILED));
        assertThat(out.toString()).doesNotContain("within the threshold");
        assertThat(out.toString().lines().dropWhile(line -> !line.startsWith("Load test results")))
                .hasSizeGreaterThan(1)
                .startsWith("Load test results are beyond the threshold:")
                .allMatch(line -> line.startsWith("Load test") || line.startsWith("  POST " + PREDICT + ": "));
    }

    @Test
    void sentenceOfTheEarlierScriptIsPrintedWhenItIsTrue() throws IOException {
        String figures = ",6000,0,200,200.0,200,200,120.0,20.0,0.0" + ",200".repeat(11) + "\r\n";
        Path table = table("steady_stats.csv", "POST,/x" + figures + ",Aggregated" + figures);
        MadeUpRun same = MadeUpRun.ofSeconds(SECONDS).steady(6_000, 200);
        StringWriter out = new StringWriter();
        ExitReason reason = baseline(table, same.plan(), Optional.empty())
                .judge(List.of(save(same, "2026-11-22T00:00:00Z")), ExitCode.OK, new PrintWriter(out));
        assertThat(reason.exit()).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).contains("Load test results are within the threshold");
    }

    @Test
    void sentenceOfTheEarlierScriptIsNotPrintedOfARunThatFailed() throws IOException {
        String figures = ",6000,0,200,200.0,200,200,120.0,20.0,0.0" + ",200".repeat(11) + "\r\n";
        Path table = table("steady_stats.csv", "POST,/x" + figures + ",Aggregated" + figures);
        MadeUpRun same = MadeUpRun.ofSeconds(SECONDS).steady(6_000, 200);
        StringWriter out = new StringWriter();
        ExitReason reason = baseline(table, same.plan(), Optional.empty())
                .judge(List.of(save(same, "2026-11-22T00:00:00Z")), ExitCode.FAILED, new PrintWriter(out));
        assertThat(reason.exit()).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("no material change", "Load test results do not count, because the run did not pass")
                .doesNotContain("within the threshold");
    }

    @Test
    void aRunThatWouldWriteOverItsBaselineIsRefused() throws IOException {
        Path table = table("base_stats.csv", "POST," + PREDICT + STAGING + ",Aggregated" + STAGING);
        assertThatThrownBy(() -> baseline(table, steady(200).plan(), Optional.of(results.resolve("base"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("would overwrite the baseline");
    }

    private int diff(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "diff";
        all[1] = "--results";
        all[2] = results.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return wingload.execute(all);
    }

    private Baseline baseline(Path table, Plan plan, Optional<Path> csv) {
        return Baseline.read(List.of(table.toString()), results, plan, csv, new PrintWriter(new StringWriter()));
    }

    private static MadeUpRun steady(double tookMs) {
        return MadeUpRun.ofSeconds(SECONDS).steady(3_000, tookMs);
    }

    /** As the published run: 65 calls in two minutes. */
    private static MadeUpRun twoUsers(double tookMs) {
        MadeUpRun run = MadeUpRun.ofSeconds(120).users(2).steady(65, tookMs);
        run.task = PREDICT;
        run.path = PREDICT;
        return run;
    }

    private Path table(String name, String rows) throws IOException {
        return Files.writeString(results.resolve(name), HEADER + rows);
    }

    private Path save(MadeUpRun run, String start) throws IOException {
        return RunsOnDisk.save(run, results, start);
    }
}
