package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Task;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class HistogramLogTest {

    private static final List<Task> TASKS = List.of(
            Tasks.named("POST", "/v1/a:predict, \"b\" é").task(),
            Tasks.named("GET", "x").task(),
            Tasks.named("PUT", "x").task());

    private final Recorder recorder = new Recorder(TASKS);
    private final HistogramLog log = new HistogramLog(TASKS);

    @Test
    void theStandardReaderMergesTheSecondsToTheTotals() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(log.begin("0.1.0", Runs.START));
        for (int second = 1; second <= 25; second++) {
            for (int i = 0; i < 40; i++) {
                recorder.record(Calls.onFreshConnection(0, second * 1000L, 20 + i * second));
                recorder.record(Calls.ok(1, second * 1000L, 1 + i));
            }
            recorder.record(Calls.failed(2, 0, 3 * second, 500, "500", ""));
            file.writeBytes(log.lines(recorder.flip(second * 1_000_000_000L)));
        }

        Map<String, Histogram> merged = new LinkedHashMap<>();
        for (Histogram interval : intervals(file.toByteArray())) {
            merged.computeIfAbsent(interval.getTag(), tag -> new Histogram(3)).add(interval);
        }

        assertThat(merged)
                .isEqualTo(Map.of(
                        "ok.response",
                                recorder.totals().aggregated().ok().response().histogram(),
                        "ok.service",
                                recorder.totals().aggregated().ok().service().histogram(),
                        "fail.response",
                                recorder.totals()
                                        .aggregated()
                                        .failed()
                                        .response()
                                        .histogram(),
                        "lag", recorder.totals().phases().lateness().histogram(),
                        "connect", recorder.totals().phases().connect().histogram(),
                        "ttfb", recorder.totals().phases().firstByte().histogram(),
                        "_v1_a_predict___b___.ok.response",
                                recorder.totals().tasks().get(0).ok().response().histogram(),
                        "x.ok.response",
                                recorder.totals().tasks().get(1).ok().response().histogram()));
    }

    @Test
    void startsAreRelativeToTimeZeroAndTheReaderMakesThemAbsolute() {
        recorder.flip(10_000_000_000L);
        recorder.record(Calls.ok(1, 0, 500));
        SecondStats second = recorder.flip(11_000_000_000L);

        String lines = new String(log.lines(second), StandardCharsets.UTF_8);
        List<Histogram> intervals = intervals(bytes(log.begin("0.1.0", Runs.START), log.lines(second)));

        assertThat(lines.lines().findFirst().orElseThrow()).startsWith("Tag=ok.response,10.000,1.000,500.223,HISTFAAA");
        assertThat(intervals.get(0).getStartTimeStamp()).isEqualTo(Runs.START.toEpochMilli() + 10_000);
        assertThat(intervals.get(0).getEndTimeStamp()).isEqualTo(Runs.START.toEpochMilli() + 11_000);
    }

    @Test
    void theHeadIsInTheFormatsOrder() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new String(log.begin("0.1.0", Runs.START), StandardCharsets.UTF_8).lines())
                    .satisfiesExactly(
                            line -> assertThat(line).isEqualTo("#[wingload 0.1.0, times in microseconds]"),
                            line -> assertThat(line).isEqualTo("#[Histogram log format version 1.3]"),
                            line -> assertThat(line).isEqualTo("#[BaseTime: 1795314057.250 (seconds since epoch)]"),
                            line -> assertThat(line).startsWith("#[StartTime: 1795314057.250 (seconds since epoch), "),
                            line -> assertThat(line).startsWith("\"StartTimestamp\",\"Interval_Length\","));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tasksWhoseNamesBecomeTheSameKeepTagsOfTheirOwn() {
        recorder.record(Calls.ok(1, 0, 1));
        recorder.record(Calls.ok(2, 0, 1));

        String lines = new String(log.lines(recorder.flip(1)), StandardCharsets.UTF_8);

        assertThat(lines).contains("Tag=x.ok.response,").contains("Tag=x-2.ok.response,");
    }

    @Test
    void aSecondWithoutCallsHasNoLines() {
        assertThat(log.lines(recorder.flip(1_000_000_000))).isEmpty();
    }

    private static List<Histogram> intervals(byte[] file) {
        List<Histogram> intervals = new ArrayList<>();
        HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(file));
        while (reader.hasNext()) {
            EncodableHistogram interval = reader.nextIntervalHistogram();
            intervals.add((Histogram) interval);
        }
        return intervals;
    }

    private static byte[] bytes(byte[] a, byte[] b) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(a);
        both.writeBytes(b);
        return both.toByteArray();
    }
}
