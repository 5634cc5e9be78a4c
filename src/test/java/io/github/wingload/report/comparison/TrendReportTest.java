package io.github.wingload.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.diff.PublishedTrend;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Six published runs over time, as a reader sees them. */
class TrendReportTest {

    private static final List<TrendSeries> TREND = TrendSeries.byName(PublishedTrend.runs());
    private static final List<TrendSeries> SHIFTED = TrendSeries.byName(List.of(
            run(1, "image=a", 1010),
            run(2, "image=a", 1000),
            run(3, "image=a", 996),
            run(4, "image=b", 1250),
            run(5, "image=b", 1260),
            run(6, "image=b", 1248)));
    private static final String CONSOLE = TrendReport.console(TREND, OptionalInt.empty());

    @Test
    void aRunHasARowWithItsFiguresVerdictLoadAndLabels() {
        assertThat(row("3 "))
                .containsSubsequence(
                        "2026-01-27 09:00",
                        "126,421",
                        "93.20%",
                        "562 ms",
                        "1.83 s",
                        "7.05 s",
                        "FAIL",
                        "40 users",
                        "replicas=5");
        assertThat(row("1 ")).containsSubsequence("68,845", "88.14%", "-", "FAIL", "none");
        assertThat(row("6 ")).containsSubsequence("430 ms", "810 ms", "PASS", "replicas=15");
    }

    @Test
    void aStepSaysWhatChangedAndWhetherItIsMoreThanNoise() {
        assertThat(row("1 → 2")).contains("-16.5%", "-3.42 pp", "within noise");
        assertThat(row("2 → 3")).contains("+119.9%", "+8.48 pp", "within noise; changed: labels (now replicas=5)");
        assertThat(row("3 → 4"))
                .contains("-17.8%", "+0.81 pp", "-11.0%", "+41.0%")
                .contains("within noise");
    }

    @Test
    void figuresOfStreamsAreFollowedIfARunHasThem() {
        MadeUpRun streams = MadeUpRun.ofSeconds(300).streamed(3_000, 200);
        List<TrendSeries> mixed = TrendSeries.byName(List.of(
                TrendRun.of(streams.report()),
                TrendRun.of(MadeUpRun.ofSeconds(300).steady(3_000, 200).report())));
        assertThat(TrendReport.console(mixed, OptionalInt.empty()))
                .containsPattern("p99 +p50 of ttft +p90 of ttft +p50 of tpot +Output tokens/s +Verdict");
        String[] rows = TrendCsv.of(mixed).split("\n");
        assertThat(rows[0]).contains(",p99_ms,p50_ttft_ms,p90_ttft_ms,p50_tpot_ms,output_tokens_per_second,verdict,");
        assertThat(rows[1]).contains(",100,100,50,29.99,PASS,");
        assertThat(rows[2]).contains(",,,,,PASS,");
        assertThat(TrendCsv.of(TREND)).doesNotContain("ttft", "tokens");
    }

    @Test
    void theNoiseBandIsShown() {
        String first =
                TrendReport.console(TrendSeries.byName(PublishedTrend.runs().subList(0, 2)), OptionalInt.empty());
        assertThat(first).contains("Noise between replicates:").contains("12.7%       -89.9% to +886.4%        1");
        assertThat(first).contains("2.42 pp  -43.46 pp to +43.46 pp");
        assertThat(TrendReport.console(TrendSeries.byName(PublishedTrend.runs().subList(0, 1)), OptionalInt.empty()))
                .contains("run --repeat 3")
                .doesNotContain("From run to run");
    }

    @Test
    void inANarrowTerminalLoadsAndLabelsStandBelowTheTable() {
        String narrow = TrendReport.console(TREND, OptionalInt.of(80));
        assertThat(tables(narrow)).allMatch(line -> line.length() <= 80);
        assertThat(narrow)
                .contains("- runs 1 to 2: 40 users")
                .contains("labels: replicas=5")
                .contains("- runs 5 to 6: ")
                .contains("- 2 → 3: within noise; changed: labels (now replicas=5)");
        assertThat(TrendReport.console(TREND, OptionalInt.of(200))).isEqualTo(CONSOLE);
    }

    @Test
    void aShiftIsShownWithItsSizeAndLabels() {
        String shifted = TrendReport.markdown(SHIFTED);
        assertThat(shifted)
                .contains("| # | Date (UTC) | Ok/h |", "**+25.5%**")
                .contains("worse: p90 +25.0%; changed: labels (now image=b)");
        JsonNode step = new JsonMapper().readTree(TrendJson.of(SHIFTED)).at("/series/0/runs/3/step/figures/3");
        assertThat(step.get("finding").asString()).isEqualTo("worse");
        assertThat(step.get("shift").asDouble()).isBetween(24.9, 25.1);
        assertThat(TrendCsv.of(SHIFTED).lines().toList().get(4)).endsWith(",image=b,labels,p90,");
    }

    @Test
    void namesFromOutsideCannotBecomeMarkup() {
        MadeUpRun run = MadeUpRun.ofSeconds(300).steady(3_000, 200);
        run.labels = Map.of("image", "a|b\n<!-- x -->");
        List<TrendSeries> trend = TrendSeries.byName(List.of(TrendRun.of(run.report())));
        assertThat(TrendReport.markdown(trend)).contains("image=a\\|b\\\\n\\<!-- x --\\> |");
        assertThat(TrendCsv.of(trend).lines().toList()).hasSize(3);
        assertThat(TrendCsv.of(trend)).contains("\"image=a|b\n<!-- x -->\"");
    }

    @Test
    void notebooksGetARowForEachRun() {
        List<String> lines = TrendCsv.of(TREND).lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0))
                .startsWith("name,run,start,load,")
                .endsWith("ok_per_hour,success_percent,p50_ms,p90_ms,p99_ms,verdict,labels,changed,worse,better");
        assertThat(lines.get(3))
                .startsWith("demo,20260127T090000Z-3fa9,2026-01-27T09:00:00Z,\"40 users at 40/s for 1 h, wait 1 s\",")
                .endsWith(",126421,93.2,561.7,1829.3,7047.8,FAIL,replicas=5,labels,,");
        assertThat(lines.get(1)).endsWith(",68845,88.14,,,,FAIL,,,,");
    }

    @Test
    void programsGetRawFigures() {
        JsonNode series =
                new JsonMapper().readTree(TrendJson.of(TREND)).get("series").get(0);
        assertThat(series.get("name").asString()).isEqualTo("demo");
        JsonNode february = series.get("runs").get(3);
        assertThat(february.get("p90_ms").asDouble()).isEqualTo(2580);
        assertThat(february.get("labels").get("replicas").asString()).isEqualTo("5");
        JsonNode perHour = february.get("step").get("figures").get(0);
        assertThat(perHour.get("finding").asString()).isEqualTo("noise");
        assertThat(perHour.get("percent").asDouble()).isBetween(-17.83, -17.82);
        assertThat(perHour.has("points")).isFalse();
        assertThat(series.get("noise").get(1).get("spread_points").asDouble()).isPositive();
    }

    private static TrendRun run(int day, String label, double p90) {
        return PublishedTrend.run(
                "2026-03-0" + day + "T00:00:00Z", label, 1000, 99, PublishedTrend.times(500, p90, 3000));
    }

    private static String row(String start) {
        return CONSOLE.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    /** Without the notes, which wrap. */
    private static List<String> tables(String text) {
        return text.lines()
                .takeWhile(line -> !line.startsWith("How to Read"))
                .filter(line -> !line.startsWith("-"))
                .toList();
    }
}
