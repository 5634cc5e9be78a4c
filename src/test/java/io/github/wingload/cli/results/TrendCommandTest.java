package io.github.wingload.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.RunsOnDisk;
import io.github.wingload.cli.SweepOnDisk;
import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.CapacitySearch.Result;
import io.github.wingload.sweep.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directories of runs over time. */
class TrendCommandTest {

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path results;

    @Test
    void runsCanBeNamedByResultsByNameAndOneByOne() throws IOException {
        Path first = save(200, "2026-11-22T00:00:00Z");
        Path second = save(900, "2026-11-22T01:00:00Z");
        assertThat(trend(results.toString())).isZero();
        String all = wingload.out();
        assertThat(all).contains("2026-11-22 00:00", "2026-11-22 01:00", "+350.0%", "noise not known yet");
        assertThat(out(results.resolve("demo").toString())).isEqualTo(all);
        assertThat(out(second.toString(), first.toString())).isEqualTo(all);
        assertThat(out(second.resolve("run.json").toString(), first.toString(), results.toString()))
                .isEqualTo(all);
        assertThat(wingload.err()).isEmpty();
    }

    @Test
    void capacityIsFollowedOverSweeps() throws IOException {
        Path later = searched("40/s", "45/s", "2026-11-24T00:00:00Z").save(results.resolve("later"));
        Path first = searched("50/s", "55/s", "2026-11-22T00:00:00Z").save(results.resolve("first"));
        Path open = SweepOnDisk.of("50/s", 200)
                .found(new Result(Level.parse("50/s"), Level.parse("52/s"), false, Optional.empty()))
                .startedAt("2026-11-23T00:00:00Z")
                .save(results.resolve("open"));
        assertThat(trend(
                        later.toString(),
                        open.toString(),
                        first.resolve("sweep.json").toString()))
                .isZero();
        assertThat(wingload.out()
                        .lines()
                        .filter(line -> line.contains("2026-11-2"))
                        .map(line -> line.strip().replaceAll(" {2,}", " ")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("2026-11-22 00:00 50/s 55/s"),
                        line -> assertThat(line).startsWith("2026-11-23 00:00 - - 52/s"),
                        line -> assertThat(line).startsWith("2026-11-24 00:00 40/s -20.0% 45/s"));
        assertThat(trend(first.toString(), later.toString(), "--format", "csv")).isEqualTo(2);
        assertThat(wingload.err()).contains("a trend of sweeps is only written as console or markdown");
    }

    @Test
    void levelsOfOneSweepAreListedAsRuns() throws IOException {
        Path sweep = SweepOnDisk.of("1", 200, "4", 300).save(results.resolve("sweep"));
        assertThat(out(sweep.toString())).contains("2026-11-22 00:00", "2026-11-22 00:05");
    }

    private static SweepOnDisk searched(String holds, String failed, String start) {
        return SweepOnDisk.of(holds, 200)
                .found(new Result(Level.parse(holds), Level.parse(failed), false, Optional.of(End.FOUND)))
                .startedAt(start);
    }

    @Test
    void aPageLinksTheRunsThatHaveOne() throws IOException {
        Path with = save(200, "2026-11-22T00:00:00Z");
        Path without = save(210, "2026-11-22T01:00:00Z");
        Files.writeString(with.resolve("report.html"), "<p>the run");
        Files.delete(without.resolve("report.html"));
        assertThat(trend(results.toString(), "-o", results.resolve("trend.html").toString()))
                .isZero();
        String page = Files.readString(results.resolve("trend.html"));
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(page).results().map(link -> link.group(1)))
                .containsExactly("./demo/" + with.getFileName() + "/report.html");
        assertThat(results.resolve("demo").resolve(with.getFileName()).resolve("report.html"))
                .exists();
    }

    @Test
    void noiseOfRepeatedRunsDecidesWhetherALaterRunDiffers() throws IOException {
        save(200, "2026-11-22T00:00:00Z");
        save(204, "2026-11-22T01:00:00Z");
        save(198, "2026-11-22T02:00:00Z");
        save(202, "2026-11-22T03:00:00Z");
        save(900, "2026-11-22T04:00:00Z");
        assertThat(trend(results.toString())).isZero();
        assertThat(wingload.out()).contains("worse: p50 +34", "Noise between replicates");
    }

    @Test
    void damagedAndUnfinishedRunsAreNamedAndLeftOut() throws IOException {
        save(200, "2026-11-22T00:00:00Z");
        Path killed = save(200, "2026-11-22T01:00:00Z");
        Path json = killed.resolve("run.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\"finished\"", "\"running\""));
        Path broken = save(200, "2026-11-22T02:00:00Z");
        Files.writeString(broken.resolve("run.json"), "{");
        Path empty = Files.createDirectory(results.resolve("demo/20261122T030000Z-0000"));
        Files.createDirectory(results.resolve("demo/notes"));
        assertThat(trend(results.toString(), "--format", "csv")).isZero();
        assertThat(wingload.out().lines().toList()).hasSize(2);
        assertThat(wingload.err())
                .contains(killed + " is left out: it has not ended, or was killed")
                .contains(broken + " is left out: ")
                .contains(empty + " is left out: ")
                .doesNotContain("notes");
    }

    @Test
    void aRunWithoutItsReportIsShownByItsCalls() throws IOException {
        Path run = save(200, "2026-11-22T00:00:00Z");
        String whole = out(results.toString(), "--format", "csv");
        Files.delete(run.resolve("report.json"));
        assertThat(out(results.toString(), "--format", "csv")).isEqualTo(whole);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "trend.md, # Load tests over time",
        "trend.csv, name",
        "TREND.JSON, {",
        "trend.html, <!doctype html>",
        "trend.txt, Load tests over time"
    })
    void extensionOfTheFileDecidesTheFormat(String name, String start) throws IOException {
        save(200, "2026-11-22T00:00:00Z");
        Path file = results.resolve(name);
        assertThat(trend(results.toString(), "-o", file.toString())).isZero();
        assertThat(Files.readString(file)).startsWith(start);
        assertThat(wingload.out()).isEmpty();
    }

    @Test
    void aNameOfAnotherKindOfFileIsRefused() throws IOException {
        save(200, "2026-11-22T00:00:00Z");
        String text = results.resolve("trend.txt").toString();
        assertThat(trend(results.toString(), "-o", text, "--format", "json")).isZero();
        assertThat(Files.readString(Path.of(text))).startsWith("{");

        String page = results.resolve("trend.html").toString();
        assertThat(trend(results.toString(), "-o", page, "--format", "json")).isEqualTo(2);
        assertThat(wingload.err()).contains("trend.html is html by its name, and --format says json");
        assertThat(trend(results.toString(), "-o", results.resolve("trend.png").toString()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("trend.png is a picture by its name");
    }

    @Test
    void figuresOfATicketAreARowBeforeTheRuns() throws IOException {
        save(200, "2026-11-22T00:00:00Z");
        Path ticket = Files.writeString(results.resolve("ticket.yaml"), """
                name: demo
                date: 2025-11-04 10:00
                users: 50
                requests: 11051
                failures: 12
                delivered: 110508/h
                times: {p50: 250ms, p90: 420ms}
                """);
        assertThat(trend(results.toString(), ticket.toString()))
                .as(wingload::err)
                .isZero();
        assertThat(wingload.out())
                .containsPattern("1  2025-11-04 10:00 +110,388 +99.89% +250 ms +420 ms +- +- +50 users")
                .containsPattern("1 → 2 .* -52.4%")
                .contains("changed: tool", "A run without a verdict is the result of another tool");
        assertThat(out(results.toString(), ticket.toString(), "--format", "csv"))
                .contains("demo,ticket.yaml,2025-11-04T10:00:00Z,50 users,,,");
        assertThat(out(results.toString(), ticket.toString(), "--format", "json"))
                .contains("\"run\" : \"ticket.yaml\"")
                .containsOnlyOnce("\"seed\"");
        assertThat(trend(
                        results.toString(),
                        ticket.toString(),
                        "-o",
                        results.resolve("trend.html").toString()))
                .isZero();
        assertThat(Files.readString(results.resolve("trend.html"))).contains("another tool", "50 users");
    }

    @Test
    void aLocustTableIsARowWithTheStartOfItsHistory() throws IOException {
        String figures = ",6000,0,200,200.0,200,200,120.0,20.0,0.0" + ",200".repeat(11) + "\r\n";
        Path table = Files.writeString(
                results.resolve("old_stats.csv"),
                DiffCommandTest.HEADER + "POST,/x" + figures + ",Aggregated" + figures);
        assertThat(trend(table.toString())).isZero();
        assertThat(wingload.err()).contains("no _stats_history.csv beside ");
        Files.writeString(
                results.resolve("old_stats_history.csv"), "Timestamp,User Count\r\n1762250400,50\r\n1762250401,50\r\n");
        assertThat(out(results.resolve("old").toString())).contains("old", "2025-11-04 10:00", "72,000");
    }

    @Test
    void aFolderWithoutRunsIsAnError() throws IOException {
        assertThat(trend(results.toString())).isEqualTo(2);
        assertThat(wingload.err()).contains("there is no run to show in " + results);
        assertThat(trend(results.resolve("nowhere").toString())).isEqualTo(2);
        Path table = Files.writeString(results.resolve("old_stats.csv"), "");
        assertThat(trend(table.toString())).isEqualTo(2);
        assertThat(wingload.err()).contains("old_stats.csv: not a _stats.csv file of Locust");
        save(200, "2026-11-22T00:00:00Z");
        assertThat(trend(
                        results.toString(),
                        "-o",
                        results.resolve("no/such/file").toString()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("no/such/file cannot be written: ");
    }

    private int trend(String... arguments) {
        return execute(wingload, arguments);
    }

    private static String out(String... arguments) {
        CommandContext fresh = new CommandContext();
        assertThat(execute(fresh, arguments)).isZero();
        return fresh.out();
    }

    private static int execute(CommandContext context, String... arguments) {
        List<String> all = new ArrayList<>(List.of("trend"));
        all.addAll(List.of(arguments));
        return context.execute(all.toArray(String[]::new));
    }

    private Path save(double tookMs, String start) throws IOException {
        MadeUpRun run = MadeUpRun.ofSeconds(300).steady(3_000, tookMs);
        return RunsOnDisk.save(run, results, start);
    }
}
