package io.github.wingload.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import io.github.wingload.testkit.FigureRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSummaryTest {

    private static final String OK_TITLE = "Latency of ok calls (service time in ms; failed calls left out)";
    private static final String PERCENTILE_TITLE =
            "Response time percentiles (service time in ms, exact to three digits; failed calls included)";

    @Test
    void summaryIsLocustsToTheLetterButForOneTitleAndTheTableOfOkCalls() throws IOException {
        Histogram response = histogram(
                new long[][] {{483, 180}, {155, 220}, {87, 240}, {48, 250}, {97, 280}, {48, 290}, {47, 300}, {1, 520}});
        CallDurations all = FigureRun.times(response, ms(51), ms(521), 966 * ms(176) + ms(500));
        RunResult result = new FigureRun()
                .lastCallEnd(Duration.ofMillis(19_799))
                .task("POST", FigureRun.PATH, FigureRun.stats(all, okCalls(all, 28, 180)))
                .failure(0, "BadStatusCode('http://127.0.0.1:18080" + FigureRun.PATH + "', code=502)", 28)
                .result();

        assertThat(asLocust(ConsoleSummary.of(result, TableWidths.NO_TERMINAL)))
                .isEqualTo(locust("locust-summary.txt"));
    }

    @ParameterizedTest
    @ValueSource(ints = {48, 60, 80, 100, 120, 200})
    void tablesFitTheTerminal(int columns) {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000, 600_000, 600_000), FigureRun.times(600_000, 600_000));
        String summary = ConsoleSummary.of(
                new FigureRun()
                        .task("POST", FigureRun.PATH, stats)
                        .task("POST", "/名前" + "x".repeat(300), stats)
                        .failure(0, "502 Bad Gateway " + "y".repeat(300), 1, "z".repeat(300))
                        .result(),
                TableWidths.of(OptionalInt.of(columns)));

        assertThat(summary.lines().filter(line -> !line.startsWith("Response time") && !line.startsWith("Latency")))
                .allSatisfy(line -> assertThat(Style.width(line)).isLessThanOrEqualTo(columns));
        assertThat(summary).contains("# reqs", "90%", "Aggregated", "POST /v1");
    }

    @Test
    void aTerminalOfEightyColumnsLosesTheLeastImportantColumns() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000, 600_000), FigureRun.times(600_000));
        String summary = ConsoleSummary.of(
                new FigureRun().task("POST", FigureRun.PATH, stats).result(), TableWidths.of(OptionalInt.of(80)));

        assertThat(summary.lines().findFirst().orElseThrow().trim().split("\\s{2,}|\\s\\|\\s+"))
                .containsExactly("Type", "Name", "# reqs", "# fails", "Avg", "Med", "req/s");
        assertThat(summary).contains("POST     /v1/models/…data:predict       2");
    }

    @Test
    void aWideTerminalHasAllColumnsAndNamesAsWideAsTheyAre() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000, 600_000), FigureRun.times(600_000));
        String summary = ConsoleSummary.of(
                new FigureRun().task("POST", FigureRun.PATH, stats).result(), TableWidths.of(OptionalInt.of(200)));

        assertThat(summary).contains("failures/s", "99.99%", "POST     " + FigureRun.PATH + "       2");
    }

    @Test
    void tableOfOkCallsIsLeftOutWhenAllCallsWereOk() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000), FigureRun.times(2_000));

        assertThat(summary(new FigureRun().task("POST", "/predict", stats))).doesNotContain("Latency of ok calls");
    }

    @Test
    void okCallsHaveTheirOwnTableWithTheFiguresOfOkCallsOnly() {
        CallDurations all = FigureRun.times(2_000, 600_000, 600_000, 600_000);
        CallDurations ok = FigureRun.times(600_000, 600_000, 600_000);
        String summary = summary(new FigureRun().task("POST", "/predict", FigureRun.stats(all, ok)));

        assertThat(line(summary, OK_TITLE, 1).trim().split("\\s+"))
                .containsExactly(
                        "Type", "Name", "#", "ok", "Avg", "Min", "Max", "50%", "66%", "75%", "80%", "90%", "95%", "98%",
                        "99%");
        assertThat(line(summary, OK_TITLE, 3).trim().split("\\s+"))
                .containsExactly(
                        "POST",
                        "/predict",
                        "3",
                        "600",
                        "600",
                        "600",
                        "600",
                        "600",
                        "600",
                        "600",
                        "600",
                        "600",
                        "600",
                        "600");
        assertThat(line(summary, OK_TITLE, 2)).hasSameSizeAs(line(summary, PERCENTILE_TITLE, 2));
    }

    @Test
    void tableOfOkCallsIsLeftOutWhenNoCallWasOk() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000), FigureRun.times());
        String summary = summary(new FigureRun().task("POST", "/predict", stats).failure(0, "502 Bad Gateway", 1));

        assertThat(summary).doesNotContain("Latency of ok calls").contains("1(100.00%)");
    }

    @Test
    void tasksAreSortedByNameThenMethod() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000), FigureRun.times(2_000));
        String summary = summary(new FigureRun()
                .task("POST", "/b", stats)
                .task("GET", "/b", stats)
                .task("POST", "/a", stats));

        assertThat(summary.lines().skip(2).limit(3).map(row -> row.substring(0, 11)))
                .containsExactly("POST     /a", "GET      /b", "POST     /b");
    }

    @Test
    void taskWithoutCallsIsInTheRequestTableOnly() {
        CallStats none = FigureRun.stats(FigureRun.times(), FigureRun.times());
        CallStats some = FigureRun.stats(FigureRun.times(2_000), FigureRun.times(2_000));
        String summary = summary(new FigureRun().task("GET", "/never", none).task("GET", "/often", some));

        assertThat(summary.lines().filter(line -> line.contains("/never"))).hasSize(1);
        assertThat(summary.lines().filter(line -> line.contains("/often"))).hasSize(2);
    }

    @Test
    void aLongNamePushesItsRowToTheRightAndIsNotCut() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000), FigureRun.times(2_000));
        String name = "/" + "abcdefghij".repeat(12);

        assertThat(summary(new FigureRun().task("GET", name, stats))
                        .lines()
                        .skip(2)
                        .findFirst())
                .hasValueSatisfying(row -> assertThat(row).startsWith("GET      " + name + "       1 "));
    }

    @Test
    void lineEndsAndEscapeSequencesInNamesAndErrorsCannotBreakTheTable() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000), FigureRun.times());
        String summary = summary(new FigureRun()
                .task("GET", "odd\nname\u001b[2J", stats)
                .failure(0, "line 1\r\nline\t2", 1, "{\"error\":\n\u009b31m}"));

        assertThat(summary)
                .contains("odd\\nname\\u001b[2J", "line 1\\r\\nline\\t2", "answer: {\"error\":\\n\\u009b31m}");
        assertThat(summary.chars().filter(Character::isISOControl)).containsOnly((int) '\n');
    }

    @Test
    void anAnswerIsQuotedUnderItsError() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000), FigureRun.times());
        String body = "{\"error\":\"TypeError : unhashable type: 'dict'\"}";
        String summary = summary(
                new FigureRun().task("POST", "/p", stats).failure(0, "500 Internal Server Error", 1, body, "another"));

        assertThat(line(summary, "POST /p: 500 Internal Server Error", 1).strip())
                .isEqualTo("answer: " + body);
        assertThat(summary).doesNotContain("another");
    }

    @Test
    void aLongAnswerIsCutVisibly() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000), FigureRun.times());
        String summary = summary(new FigureRun().task("POST", "/p", stats).failure(0, "500", 1, "x".repeat(500)));

        assertThat(summary).contains("answer: " + "x".repeat(200) + " …");
    }

    @Test
    void runWithoutCallsHasItsTables() {
        String summary =
                summary(new FigureRun().task("GET", "/", FigureRun.stats(FigureRun.times(), FigureRun.times())));

        assertThat(summary).startsWith("Type ");
        assertThat(summary).contains("0(0.00%)");
    }

    @Test
    void exceptionsOfOursAreListed() {
        CallStats stats = FigureRun.stats(FigureRun.times(2_000), FigureRun.times(2_000));
        String summary = summary(new FigureRun().task("GET", "/", stats).exception(3, "IllegalStateException: oops"));

        assertThat(line(summary, "Exceptions inside wingload", 3))
                .startsWith("3                  IllegalStateException");
    }

    private static String summary(FigureRun runs) {
        return ConsoleSummary.of(runs.result(), TableWidths.NO_TERMINAL);
    }

    /** The line so many lines below the one that contains a text. */
    private static String line(String summary, String anchor, int below) {
        List<String> lines = summary.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(anchor)) {
                return lines.get(i + below);
            }
        }
        throw new AssertionError("no line contains: " + anchor);
    }

    /** Takes out what Locust's summary has not; and its 100 % is rounded to two digits, where ours is the maximum. */
    private static String asLocust(String summary) {
        return List.of(summary.split("(?<=\n)\n")).stream()
                .filter(block -> !block.startsWith(OK_TITLE))
                .map(block -> block.replace(PERCENTILE_TITLE, "Response time percentiles (approximated)")
                                .replace("521    966", "520    966")
                        + "\n")
                .reduce("", String::concat);
    }

    /** The text with all digits alike: Locust's percentiles are rounded to buckets and may lie above the maximum. */
    private static String shape(String summary) {
        return summary.replaceAll("[0-9]", "9");
    }

    private static String locust(String resource) throws IOException {
        try (InputStream stream = ConsoleSummaryTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A histogram from pairs of a count and milliseconds. */
    private static Histogram histogram(long[][] counted) {
        Histogram histogram = new Histogram(1, 3_600_000_000L, 3);
        for (long[] pair : counted) {
            histogram.recordValueWithCount(pair[1] * 1_000, pair[0]);
        }
        return histogram;
    }

    /** All but a number of failed calls that took the same time. */
    private static CallDurations okCalls(CallDurations all, int failed, int failedMs) {
        Durations every = all.response();
        Histogram ok = every.histogram().copy();
        ok.subtract(histogram(new long[][] {{failed, failedMs}}));
        return FigureRun.times(ok, every.minNs(), every.maxNs(), every.sumNs() - failed * ms(failedMs));
    }

    private static long ms(long ms) {
        return ms * 1_000_000;
    }
}
