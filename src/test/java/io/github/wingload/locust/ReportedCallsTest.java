package io.github.wingload.locust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Manifest;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedCallsTest {

    private final Plan plan =
            Plans.of(Tasks.get("/a").task(), Tasks.get("/b").task()).plan();
    private final Manifest manifest = Runs.manifest(plan);
    private final ReportedCalls calls = new ReportedCalls();

    /** As Python's round to 0, -1, -2 and -3 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.4, 0",
        "0.5, 0",
        "1.5, 2",
        "99.4, 99",
        "99.9, 100",
        "104.9, 100",
        "115, 120",
        "125, 120",
        "995, 1000",
        "1049, 1000",
        "1150, 1200",
        "1250, 1200",
        "9960, 10000",
        "12499, 12000",
        "13500, 14000"
    })
    void timesAreRoundedAsLocustDoes(double ms, long rounded) {
        assertThat(Report.rounded(ms)).isEqualTo(rounded);
    }

    @Test
    void aReportHasTheCallsSinceTheLastOne() {
        calls.started(manifest);
        calls.ended(List.of(
                Calls.ok(0, 0, 120.25), Calls.ok(0, 500, 700), Calls.failed(1, 0, 50, 502, "502 Bad Gateway", "")));
        double start = ReportedCalls.seconds(manifest.start());
        Report report = calls.take(start, 0);
        assertThat(report.all().fields())
                .containsEntry("num_requests", 3L)
                .containsEntry("num_failures", 1L)
                .containsEntry("total_response_time", 120.25 + 700 + 50)
                .containsEntry("min_response_time", 50.0)
                .containsEntry("max_response_time", 700.0)
                .containsEntry("total_content_length", 300L)
                .containsEntry("start_time", start)
                .containsEntry("last_request_timestamp", start + 1.2)
                .containsEntry("response_times", Map.of(50L, 1L, 120L, 1L, 700L, 1L))
                .containsEntry("num_reqs_per_sec", Map.of((long) start, 2L, (long) start + 1, 1L))
                .containsEntry("num_fail_per_sec", Map.of((long) start, 1L));
        assertThat(report.rows()).extracting(Report.Row::name).containsExactly("/a", "/b");
        assertThat(report.errors()).containsExactly(new Report.ErrorCount("GET", "/b", "502 Bad Gateway", 1));
        assertThat(calls.take(start, 0).empty()).isTrue();
    }

    @Test
    void anEmptyReportHasTheFieldsThatLocustsWorkersSend() throws Exception {
        Map<?, ?> theirs = (Map<?, ?>) Trace.read("newest-web.txt").messages().stream()
                .filter(message -> message.type().equals("stats"))
                .findFirst()
                .orElseThrow()
                .data();
        Map<String, ?> ours = calls.take(5, 0).fields();
        assertThat(theirs.keySet()).map(Object::toString).containsAll(ours.keySet());
        assertThat(((Map<?, ?>) ours.get("stats_total")).keySet())
                .isEqualTo(((Map<?, ?>) theirs.get("stats_total")).keySet());
        assertThat((Map<?, ?>) ours.get("stats_total"))
                .extracting(row -> row.get("min_response_time"))
                .isNull();
    }

    @Test
    void callsThatWereNeverSentAreNoRequests() {
        calls.started(manifest);
        calls.ended(List.of(
                Calls.brokenBeforeSending(0, 0),
                Calls.unanswered(0, 0, 10, FailureClass.CONNECT_REFUSED, "connection refused")));
        assertThat(calls.take(0, 0).all().requests()).isEqualTo(1);
    }

    @Test
    void secondsAreThoseOfTheMastersClock() {
        calls.started(manifest);
        calls.ended(List.of(Calls.ok(0, 0, 250)));
        long start = manifest.start().getEpochSecond();
        assertThat(calls.take(0, 100).all().fields()).containsEntry("num_reqs_per_sec", Map.of(start - 100, 1L));
    }
}
