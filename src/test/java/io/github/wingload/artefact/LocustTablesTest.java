package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.RequestTable;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The four tables against those that Locust 2.31.5 wrote of a run with the same requests: only values may differ. */
class LocustTablesTest {

    private static final String PREDICT = "/v1/models/revertrisk-wikidata:predict";
    private static final String ODD = "odd, \"quoted\" näme\nline2";
    private static final String BAD_STATUS = "BadStatusCode('http://127.0.0.1:18080" + PREDICT + "', code=502)";

    private static final List<Task> TASKS = List.of(
            Tasks.named("POST", PREDICT).task(),
            Tasks.named("GET", "/x/404").task(),
            Tasks.named("GET", ODD).task(),
            Tasks.named("POST", "/v1/models/[model]:predict").task(),
            Tasks.named("GET", "/healthz/" + "abcdefghij".repeat(9)).task());

    /** Requests and failures of each task in the golden run. */
    private static final long[][] COUNTS = {{171, 5}, {42, 0}, {35, 35}, {81, 2}, {28, 0}};

    /** A cell that may be of either form wherever Locust's may: it writes a whole number of milliseconds without decimals. */
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final Recorder recorder = new Recorder(TASKS);

    @Test
    void statsHaveLocustsHeaderRowsAndQuoting() {
        recordGoldenRun();

        byte[] file = StatsCsv.bytes(table(recorder.totals()), HeadlineTime.RESPONSE, 14.1);

        List<List<String>> golden = RawCsv.golden("full_stats.csv");
        List<List<String>> ours = RawCsv.rows(file);
        assertThat(ours.get(0)).isEqualTo(golden.get(0));
        assertThat(RawCsv.columns(ours, 0, 1, 2, 3)).isEqualTo(RawCsv.columns(golden, 0, 1, 2, 3));
        for (List<String> row : ours.subList(1, ours.size())) {
            assertThat(row).hasSize(golden.get(0).size());
            assertThat(row.subList(2, row.size())).allMatch(NUMBER.asMatchPredicate());
            assertThat(row.get(5)).as("average").contains(".");
        }
    }

    @Test
    void aTaskWithoutARequestHasNoPercentiles() {
        List<List<String>> ours =
                RawCsv.rows(StatsCsv.bytes(table(Totals.none(TASKS.size())), HeadlineTime.RESPONSE, 0));

        assertThat(ours.get(1).subList(2, 22))
                .containsExactly(
                        "0", "0", "0", "0.0", "0", "0", "0", "0.0", "0.0", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A",
                        "N/A", "N/A", "N/A", "N/A", "N/A");
    }

    @Test
    void failuresHaveLocustsHeaderRowsAndQuoting() {
        recordGoldenRun();

        List<List<String>> ours =
                RawCsv.rows(ErrorsCsv.failures(TASKS, recorder.totals().failures()));

        List<List<String>> golden = RawCsv.golden("full_failures.csv");
        assertThat(ours.get(0)).isEqualTo(golden.get(0));
        Comparator<List<String>> byText = Comparator.comparing(Object::toString);
        assertThat(ours.stream().sorted(byText).toList())
                .isEqualTo(golden.stream().sorted(byText).toList());
        assertThat(ours.get(1).get(1)).as("first occurrence comes first").isEqualTo(PREDICT);
    }

    @Test
    void theSameErrorOfTwoClassesIsOneRow() {
        recorder.record(Calls.unanswered(0, 0, 1, FailureClass.DEADLINE_WAIT, "deadline"));
        recorder.record(Calls.unanswered(0, 0, 1, FailureClass.DEADLINE_BODY, "deadline"));
        recorder.flip(1);

        assertThat(RawCsv.rows(ErrorsCsv.failures(TASKS, recorder.totals().failures())))
                .containsExactly(
                        List.of("Method", "Name", "Error", "Occurrences"), List.of("POST", PREDICT, "deadline", "2"));
    }

    @Test
    void exceptionsAreLocustsToTheByte() {
        byte[] golden = RawCsv.goldenBytes("full_exceptions.csv");
        String text = new String(golden, StandardCharsets.UTF_8);
        String trace = text.substring(text.indexOf("\"  File") + 1, text.lastIndexOf("\",local"))
                .replace("\"\"", "\"");

        byte[] ours = ErrorsCsv.exceptions(List.of(new ExceptionGroup(45, "boom, \"quoted\"", trace)));

        assertThat(ours).isEqualTo(golden);
        assertThat(ErrorsCsv.exceptions(List.of())).isEqualTo(RawCsv.goldenBytes("brief_exceptions.csv"));
    }

    @Test
    void noFailuresLeaveTheHeader() {
        assertThat(new String(ErrorsCsv.failures(TASKS, List.of()), StandardCharsets.UTF_8))
                .isEqualTo("Method,Name,Error,Occurrences\r\n");
    }

    @Test
    void historyBeginsAsLocustsToTheByte() {
        byte[] golden = RawCsv.goldenBytes("brief_stats_history.csv");
        String head = new String(golden, StandardCharsets.UTF_8);
        int secondRow = head.indexOf("\r\n", head.indexOf("\r\n") + 2) + 2;

        assertThat(new String(
                        new HistoryCsv(false, HeadlineTime.RESPONSE).begin(1_795_314_069), StandardCharsets.UTF_8))
                .isEqualTo(head.substring(0, secondRow));
        assertThat(new HistoryCsv(true, HeadlineTime.RESPONSE).begin(1))
                .isEqualTo(new HistoryCsv(false, HeadlineTime.RESPONSE).begin(1));
    }

    @Test
    void briefHistoryHasOneRowASecondLikeLocusts() {
        List<String> golden = RawCsv.golden("brief_stats_history.csv").get(2);
        SecondStats second = recordGoldenRun();

        List<List<String>> rows = RawCsv.rows(new HistoryCsv(false, HeadlineTime.RESPONSE)
                .block(new HistoryCsv.Block(1_795_314_070, 1, 1), table(second), table(recorder.totals())));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0)).hasSameSizeAs(golden);
        assertThat(rows.get(0).subList(0, 4)).isEqualTo(golden.subList(0, 4));
    }

    @Test
    void fullHistoryHasTheTasksRowsInLocustsOrder() {
        List<List<String>> golden = RawCsv.golden("full_stats_history.csv").subList(2, 8);
        SecondStats second = recordGoldenRun();

        List<List<String>> rows = RawCsv.rows(new HistoryCsv(true, HeadlineTime.RESPONSE)
                .block(new HistoryCsv.Block(1_795_314_016, 4, 1), table(second), table(recorder.totals())));

        assertThat(RawCsv.columns(rows, 0, 1, 2, 3)).isEqualTo(RawCsv.columns(golden, 0, 1, 2, 3));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSize(24);
            assertThat(row.subList(4, 6))
                    .allMatch(Pattern.compile("\\d+\\.\\d{6}").asMatchPredicate());
            assertThat(row.subList(6, 24)).allMatch(NUMBER.asMatchPredicate());
        });
    }

    @Test
    void historyRatesAndPercentilesAreTheSecondsAndTotalsTheRuns() {
        recorder.record(Calls.ok(0, 0, 100));
        recorder.record(Calls.ok(0, 0, 200));
        recorder.record(Calls.failed(0, 0, 300, 500, "500", ""));
        recorder.flip(1_000_000_000);
        recorder.record(Calls.ok(0, 0, 50));
        SecondStats second = recorder.flip(1_500_000_000);
        SecondStats quiet = recorder.flip(2_500_000_000L);
        HistoryCsv history = new HistoryCsv(false, HeadlineTime.RESPONSE);
        Totals totals = recorder.totals();

        String busyRow = text(history.block(new HistoryCsv.Block(7, 2, 0.5), table(second), table(totals)));
        String quietRow = text(history.block(new HistoryCsv.Block(8, 2, 1), table(quiet), table(totals)));

        assertThat(busyRow)
                .isEqualTo(
                        "7,2,,Aggregated,2.000000,0.000000" + ",50".repeat(11) + ",4,1,100.031,162.5,50,300,100.0\r\n");
        assertThat(quietRow)
                .isEqualTo("8,2,,Aggregated,0.000000,0.000000" + ",N/A".repeat(11)
                        + ",4,1,100.031,162.5,50,300,100.0\r\n");
    }

    @Test
    void numbersLookTheSameWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(CsvText.time(1234567.8914)).isEqualTo("1234567.891");
            assertThat(CsvText.time(180)).isEqualTo("180");
            assertThat(CsvText.time(0.00012)).isEqualTo("0");
            assertThat(CsvText.time(46_826_000_000.0)).isEqualTo("46826000000");
            assertThat(CsvText.meanTime(180)).isEqualTo("180.0");
            assertThat(CsvText.rate(48.71926678)).isEqualTo("48.719267");
            assertThat(CsvText.secondRate(0.1)).isEqualTo("0.100000");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theMedianAndTheHundredPercentColumnAgreeWithTheExtremes() {
        recordGoldenRun();

        for (List<String> row : RawCsv.rows(StatsCsv.bytes(table(recorder.totals()), HeadlineTime.RESPONSE, 14))
                .subList(1, 7)) {
            assertThat(row.get(4)).as("median and 50%").isEqualTo(row.get(11));
            assertThat(row.get(7)).as("max and 100%").isEqualTo(row.get(21));
        }
    }

    private SecondStats recordGoldenRun() {
        for (int task = 0; task < COUNTS.length; task++) {
            String error = task == 2 ? "CatchResponseError('Got <html>, wanted \"json\"')" : BAD_STATUS;
            for (int i = 0; i < COUNTS[task][0]; i++) {
                double ms = 1 + task + i * 1.0371;
                recorder.record(
                        i < COUNTS[task][1] ? Calls.failed(task, i, ms, 502, error, "") : Calls.ok(task, i, ms));
            }
        }
        return recorder.flip(1_000_000_000);
    }

    private static RequestTable table(Totals totals) {
        return RequestTable.of(TASKS, totals.tasks(), totals.aggregated());
    }

    private static RequestTable table(SecondStats second) {
        return RequestTable.of(TASKS, second.tasks(), second.aggregated());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
