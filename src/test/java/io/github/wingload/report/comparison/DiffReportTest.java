package io.github.wingload.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.diff.PublishedRun;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Remarkup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two published runs compared, as a reader sees it. */
class DiffReportTest {

    private static final RunDiff DIFF = MadeUpRun.diff(PublishedRun.january(), PublishedRun.february());

    @Test
    void theVerdictComesFirst() {
        String text = DiffReport.of(DIFF).in(new PlainText());
        assertThat(text).contains("Comparison: mixed: faster body, slower tail");
        assertThat(text.indexOf("Verdict")).isLessThan(text.indexOf("What Differs in the Configuration"));
        assertThat(text.indexOf("What Differs in the Configuration")).isLessThan(text.indexOf("What Decides"));
        assertThat(text.indexOf("What Decides")).isLessThan(text.indexOf("All Requests"));
    }

    @Test
    void whatDiffersInTheEnvironmentIsShownNameByName() {
        MadeUpRun before = MadeUpRun.ofSeconds(60).steady(600, 200);
        before.environment = Map.of("minReplicas", "1", "limits cpu", "8");
        MadeUpRun now = MadeUpRun.ofSeconds(60).steady(600, 200);
        now.environment = Map.of("minReplicas", "5", "limits cpu", "8", "autoscaling target", "3");
        assertThat(DiffReport.of(MadeUpRun.diff(before, now)).in(new Markdown()).lines())
                .contains("| minReplicas | `1` | `5` |", "| autoscaling target | – | `3` |")
                .noneMatch(line -> line.contains("limits cpu") || line.startsWith("| Environment"));
    }

    @Test
    void changesReadAsTheyWerePublished() {
        assertThat(line("throughput"))
                .contains("37.68/s")
                .contains("30.70/s")
                .contains("-18.5%")
                .contains("not judged");
        assertThat(line("goodput"))
                .contains("35.12/s")
                .contains("28.86/s")
                .contains("-17.8%")
                .contains("worse");
        assertThat(line("requests/hour")).contains("135,645/h").contains("-18.5%");
        assertThat(line("p50 of ok calls"))
                .contains("562 ms")
                .contains("500 ms")
                .contains("-11.0%")
                .contains("better");
        assertThat(line("p90 of ok calls"))
                .contains("1.83 s")
                .contains("2.58 s")
                .contains("+41.0%")
                .contains("worse");
        assertThat(line("p95 of ok calls"))
                .contains("3.26 s")
                .contains("4.69 s")
                .contains("+43.7%")
                .contains("worse");
        assertThat(line("under 500 ms")).contains("33.86%").contains("49.56%").contains("+15.70 pp (×1.46)");
    }

    @Test
    void aDifferenceOfSharesIsInPointsAndNeverInPercent() {
        assertThat(line("success rate"))
                .contains("93.20%")
                .contains("94.01%")
                .contains("+0.81 pp")
                .doesNotContain("+0.81%");
    }

    @Test
    void noLineBeginsWithASignThatAMarkupTakesForAQuote() {
        assertThat(DiffReport.of(DIFF).in(new Remarkup()).lines())
                .noneMatch(line -> line.startsWith(">") || line.startsWith("<"));
        assertThat(DiffReport.of(DIFF).in(new Markdown()).lines())
                .noneMatch(line -> line.startsWith(">") || line.startsWith("<"));
        assertThat(DiffReport.of(DIFF).in(new Remarkup())).contains("| 5 s and more, share of ok calls |");
    }

    @Test
    void namesFromOutsideCannotBecomeMarkup() {
        MadeUpRun run = MadeUpRun.ofSeconds(300).steady(3_000, 200);
        run.task = "> a | b";
        run.path = "/y";
        RunDiff diff = MadeUpRun.diff(MadeUpRun.ofSeconds(300).steady(3_000, 200), run);
        assertThat(DiffReport.of(diff).in(new Markdown())).contains("only in B: `POST > a | b`");
        assertThat(DiffReport.of(diff).in(new PlainText())).contains("Comparison: nothing in common");
    }

    @Test
    void runsWithNothingInCommonHaveNoFigureThatDecides() {
        MadeUpRun other = MadeUpRun.ofSeconds(300).steady(3_000, 200);
        other.task = "explain";
        other.path = "/y";
        RunDiff diff = MadeUpRun.diff(MadeUpRun.ofSeconds(300).steady(3_000, 200), other);
        assertThat(DiffReport.of(diff).in(new PlainText()))
                .contains("none of them decides")
                .doesNotContain("What Decides", "figures that decide", "smallest change");
        assertThat(DiffReport.of(DIFF).in(new PlainText())).contains("figures that decide", "smallest change");
    }

    @Test
    void aForcedComparisonHasItsWarningOnTop() {
        MadeUpRun open = MadeUpRun.ofSeconds(300).steady(3_000, 200).open();
        String text = DiffReport.of(MadeUpRun.diff(MadeUpRun.ofSeconds(300).steady(3_000, 200), open))
                .in(new Markdown());
        assertThat(text.lines().skip(2).findFirst().orElseThrow()).startsWith("Warning: ");
        assertThat(text).contains("open load");
    }

    @Test
    void callsTakenAsIndependentAreMarkedInTheirRow() {
        RunDiff diff = MadeUpRun.diff(
                MadeUpRun.ofSeconds(2).steady(3_000, 200),
                MadeUpRun.ofSeconds(2).steady(3_000, 900));
        assertThat(DiffReport.of(diff).in(new PlainText()))
                .contains("worse, calls taken as independent")
                .contains("Calls taken as independent: ");
    }

    @Test
    void aRowWithoutATestOrAnIntervalSaysSo() {
        assertThat(line("p90 of the first 200 ok calls")).endsWith("not judged");
        MadeUpRun few = MadeUpRun.ofSeconds(300).steady(30, 200);
        assertThat(DiffReport.of(MadeUpRun.diff(few, few)).in(new PlainText()))
                .contains("not enough data, no interval");
    }

    @Test
    void theSmallestChangeThatCouldBeShownIsWithEachFigureThatDecides() {
        assertThat(DiffReport.of(DIFF).in(new PlainText()).lines())
                .filteredOn(line -> line.startsWith("- success rate"))
                .singleElement()
                .asString()
                .contains("; the smallest change that these runs could show is 0.");
        JsonNode primary = new JsonMapper().readTree(DiffJson.of(DIFF)).get("primary");
        assertThat(primary)
                .allSatisfy(
                        figure -> assertThat(figure.get("smallest").asDouble()).isPositive());
    }

    @Test
    void programsGetTheSame() {
        JsonNode json = new JsonMapper().readTree(DiffJson.of(DIFF));
        assertThat(json.get("verdict").asString()).isEqualTo("mixed");
        assertThat(json.get("exit_code").asInt()).isEqualTo(1);
        JsonNode success = json.get("primary").get(0);
        assertThat(success.get("points").asDouble()).isBetween(0.80, 0.82);
        assertThat(success.has("percent")).isFalse();
        assertThat(json.get("primary").get(1).get("percent").asDouble()).isBetween(40.9, 41.1);
    }

    @Test
    void aPercentileOfAllCallsThatWasNotReachedIsSaid() {
        assertThat(line("p90 of all calls, failures counted as infinite")).contains("4.75 s", "5.38 s", "+13.4%");
        MadeUpRun failing = MadeUpRun.ofSeconds(300).steady(2_000, 200);
        for (int i = 0; i < 1_000; i++) {
            failing.failed(i * 300, 20);
        }
        RunDiff diff = MadeUpRun.diff(MadeUpRun.ofSeconds(300).steady(3_000, 200), failing);
        assertThat(DiffReport.of(diff).in(new PlainText()).lines())
                .anyMatch(line ->
                        line.startsWith("p90 of all calls") && line.matches(".* 200 ms +not reached +- .*worse"));
        assertThat(DiffJson.of(diff)).doesNotContain("Infinity", "NaN");
    }

    @Test
    void labelsStandBesideTheRun() {
        MadeUpRun run = MadeUpRun.ofSeconds(300).steady(3_000, 200);
        run.labels = Map.of("image", "2026-02-18");
        assertThat(DiffReport.of(MadeUpRun.diff(run, run)).in(new Markdown()))
                .contains("- A: `run0` of ", " (`image=2026-02-18`)");
    }

    @Test
    void severalRunsASideAreSaid() {
        ComparedRun run = MadeUpRun.ofSeconds(300).steady(3_000, 200).run("one");
        RunDiff diff = RunDiff.between(
                new ComparedRuns(List.of(run, run)),
                new ComparedRuns(List.of(run, run)),
                MadeUpRun.YARDSTICK,
                Rules.DEFAULT);
        assertThat(DiffReport.of(diff).in(new PlainText()))
                .contains("each run is one observation", "two further runs of one side differ by less than this");
        assertThat(new JsonMapper()
                        .readTree(DiffJson.of(diff))
                        .get("noise")
                        .get(0)
                        .get("degrees_of_freedom")
                        .asInt())
                .isEqualTo(2);
    }

    private static String line(String start) {
        return DiffReport.of(DIFF)
                .in(new PlainText())
                .lines()
                .dropWhile(line -> !line.equals("All Requests"))
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
