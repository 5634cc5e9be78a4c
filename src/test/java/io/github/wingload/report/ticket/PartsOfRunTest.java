package io.github.wingload.report.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.report.console.ConsoleSummary;
import io.github.wingload.report.console.TableWidths;
import io.github.wingload.result.Analysis;
import io.github.wingload.text.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report says of a run's stages, tasks and answers, where there is more than one kind of them. */
class PartsOfRunTest {

    private static final Analysis REPORT = MixedRun.report();
    private static final String PARTS = TicketReport.parts(REPORT, new PlainText());
    private static final String MARKDOWN = TicketReport.markdown(REPORT);

    @Test
    void streamedAnswersHaveTheirTimesInTheTerminal() {
        assertThat(TicketReport.parts(MadeUpRun.ofSeconds(60).streamed(600, 400).report(), new PlainText()))
                .contains("Streams (n = 600)")
                .containsPattern("First Token \\(ttft\\) +200 ms +200 ms ");
    }

    @Test
    void stagesShowTheirPeakRateAndHowOftenTheRateLimitAnswered() {
        assertThat(PARTS)
                .containsPattern(
                        "Stage +Length +Requests +Failed +Status 429 +RPS +Peak RPS +Mean +Median +P90 +P95 +P99")
                .containsPattern("normal +600\\.00 s +6,000 +38 \\(0\\.63%\\) +0 \\(0\\.00%\\) +10\\.00 +1\\d ")
                .containsPattern("spike +120\\.00 s +6,000 +940 \\(15\\.67%\\) +913 \\(15\\.22%\\) +50\\.00 +5\\d ")
                .contains("Answers with status 429 (the target's rate limit) count as failed.");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120})
    void tablesFitTheTerminal(int columns) {
        String parts = TicketReport.parts(REPORT, new PlainText(columns));

        assertThat(parts.lines().filter(line -> line.matches("(-+  )+-+")))
                .hasSize(6)
                .allSatisfy(rule -> assertThat(rule).hasSizeLessThanOrEqualTo(columns));
        assertThat(parts).containsPattern("Stage .*Requests +Failed").containsPattern("POST /predict +7,908 ");
    }

    @Test
    void sharesOfTasksAddUp() {
        assertThat(PARTS)
                .containsPattern("Task +Requests +Share +Failed +RPS +Mean +Median +P90 +P95 +P99 +Cache Hits")
                .containsPattern("GET /analytics/\\* +466 +3\\.88% +0 \\(0\\.00%\\) +0\\.65 .* -\\n")
                .containsPattern("POST /predict +7,908 +65\\.90% .* 71\\.82%\\n")
                .containsPattern("Aggregated +12,000 +100\\.00% +978 \\(8\\.15%\\) +16\\.67 .* 71\\.82%\\n");
    }

    @Test
    void cacheSectionShowsHitRateAndSpeedUp() {
        assertThat(PARTS)
                .containsPattern(
                        "POST /predict +5,024 +1,971 +0 +71\\.82% +8\\.09 ms +13\\.0 ms +65\\.3 ms +105 ms +8\\.1×")
                .containsPattern("Aggregated +6,643 +2,606 +0 +71\\.82% ");
        assertThat(MARKDOWN).contains("Cache: 71.82% of 9,249 answers were hits. Median: 8.06 ms for hits, ");
    }

    @Test
    void itemsAreCounted() {
        assertThat(PARTS).containsPattern("POST /batch +3,888 +3,877 +11 +99\\.72%");
        assertThat(MARKDOWN).contains("Items: 99.72% of 3,888 items of answers were ok.");
    }

    @Test
    void invalidPayloadsHaveASectionOfTheirOwn() {
        assertThat(PARTS)
                .containsPattern("valid +11,463 +10,539 \\(91\\.94%\\) +9\\.64 ms ")
                .containsPattern("invalid +537 +483 \\(89\\.94%\\) +1\\.99 ms .* 1\\.76 s\\n")
                .containsPattern("truncated +188 +134 \\(71\\.28%\\) +status 400: 134, status 500: 54 ");
        assertThat(MARKDOWN)
                .contains("Latency - Successful Calls, Valid Payloads (n = 10,539)")
                .contains(
                        "537 calls with an invalid payload are not included; see section Valid and Invalid Payloads.");
    }

    @Test
    void theSummaryHasARowOfValidAndARowOfInvalidPayloads() {
        String summary = ConsoleSummary.of(REPORT.result(), TableWidths.NO_TERMINAL);

        assertThat(summary)
                .containsPattern("  valid payloads +10539 +31 ")
                .containsPattern("  invalid payloads +483 +2\\.10 ")
                .containsOnlyOnce("invalid payloads");
    }

    @Test
    void theConfigurationNamesClassesValuesAndEverySetOfSamples() {
        assertThat(TicketReport.console(REPORT))
                .contains("User Class  reader, weight 4 (80.00%), wait 1-2 s: POST /predict ×7, POST /predict/ab ×2,"
                        + " POST /predict invalid ×1")
                .contains("User Class  dashboard, weight 1 (20.00%), wait 5 s: GET /health → GET /analytics/* ×1,"
                        + " POST /batch ×1")
                .contains("each class with its own wait")
                .contains("POST /predict, cache hit if header X-Cache =~ hit")
                .contains(
                        "POST /predict invalid, ok if the status is 400, payload made invalid by drop_field, wrong_type, truncated")
                .contains("Value       sex: integer 0 to 1")
                .contains("Value       lang: one of \"de\" (weight 2), \"en\"")
                .contains("Samples     texts.csv, picked random, 4,000 rows, SHA-256 cd34")
                .contains("Samples     batches.jsonl, picked shuffle, 20 rows, SHA-256 ef56");
    }

    @Test
    void payloadsAreCountedForEachTask() {
        assertThat(MARKDOWN).contains("distinct payloads were sent");
        assertThat(TicketReport.console(REPORT)).containsPattern("POST /predict/ab +2,254 +905 +8 \\(0\\.35%\\)");
    }

    @Test
    void everyMarkupHasTheSections() {
        String remarkup = TicketReport.remarkup(REPORT);

        assertThat(remarkup).contains("== Cache", "== Items of Answers", "== Valid and Invalid Payloads", "8.1×");
        assertThat(MARKDOWN).contains("## Cache", "## Items of Answers", "## Valid and Invalid Payloads", "8.1×");
    }

    @Test
    void aRunWithOneTaskAndNoChecksHasNoParts() {
        assertThat(TicketReport.parts(new JanuaryRun().report(), new PlainText()))
                .isEmpty();
    }
}
