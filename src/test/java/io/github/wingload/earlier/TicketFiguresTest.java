package io.github.wingload.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.audit.Audit;
import io.github.wingload.audit.Check;
import io.github.wingload.audit.Finding;
import io.github.wingload.audit.StatedResult;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of tickets as they were typed, audited. The numbers were published. */
class TicketFiguresTest {

    private static final String JANUARY = """
            name: revertrisk-wikidata
            date: 2026-01-27
            requests: 146231
            ok: 136287
            failures: 9944
            success: 93.20%
            duration: [3880.94s, 60.00m]
            delivered: [37.68/s, 135645/h]
            target: 150000/h
            achieved: 90.43%
            times_of: ok
            times: {min: 0.2102s, p50: 0.5617s, mean: 0.9661s, p90: 1.8293s, p95: 3.2628s, p99: 7.0478s}
            distribution: {500ms: 33.86%, 1s: 46.72%, 2s: 10.38%, 5s: 6.53%, more: 2.52%}
            """;
    private static final String FEBRUARY = """
            name: revertrisk-wikidata
            date: 2026-02-05
            requests: 120443
            ok: 113230
            failures: 7213
            success: 94.01%
            duration: [65.4m, 3923s]
            delivered: [30.70/s, 110508/h]
            target: 150000/h
            achieved: 73.67%
            times_of: ok
            times: {min: 0.17s, p50: 0.50s, mean: 1.10s, p90: 2.58s, p95: 4.69s, p99: 8.47s}
            distribution: {500ms: 49.56%, 1s: 27.32%, 2s: 10.45%, 5s: 8.13%, more: 4.54%}
            """;
    private static final String LATER = """
            name: revertrisk-wikidata
            date: 2026-02-18
            requests: 126831
            ok: 126633
            failures: 198
            success: 99.84%
            delivered: [31.99/s, 115152/h]
            target: 150000/h
            achieved: 76.77%
            times_of: ok
            times: {p50: 1.41s, mean: 1.51s, p90: 2.67s, p95: 3.11s, p99: 4.06s}
            distribution: {500ms: 13.23%, 1s: 19.90%, 2s: 41.00%, 5s: 25.60%, more: 0.27%}
            """;
    private static final String LAST = """
            name: revertrisk-wikidata
            date: 2026-02-19
            requests: 161081
            ok: 160743
            failures: 338
            delivered: 41.94/s
            duration: 60m
            times_of: ok
            times: {min: 0.18s, p50: 0.43s, mean: 0.54s, p90: 0.81s, p95: 1.12s, p99: 2.02s}
            distribution: {500ms: 66.83%, 1s: 26.82%, 2s: 5.32%, 5s: 0.97%, more: 0.07%}
            """;
    private static final String SUSTAINED = """
            name: ml-api
            date: 2026-01-01
            requests: 60000
            failures: 300
            duration: 10m
            delivered: 100/s
            users: 100
            times: {p50: 65ms, p95: 120ms, p99: 180ms, max: 250ms}
            parts:
              POST /predict: {delivered: 70/s, times: {mean: 65ms, p95: 120ms}}
              POST /predict/ab: {delivered: 20/s, times: {mean: 68ms, p95: 125ms}}
              POST /batch: {delivered: 8/s, times: {mean: 180ms, p95: 300ms}}
              GET /analytics: {delivered: 5/s, times: {mean: 12ms, p95: 25ms}}
              GET /health: {delivered: 5/s, times: {mean: 5ms, p95: 10ms}}
            """;

    @TempDir
    private Path directory;

    @Test
    void anHourThatWasNoneIsFound() throws IOException {
        List<Finding> found = found(JANUARY);
        assertThat(found).extracting(Finding::check).containsExactly(Check.STATED_TWICE);
        assertThat(found.get(0).part()).isEqualTo("duration");
        found = found(LAST);
        assertThat(found).extracting(Finding::check).containsExactly(Check.RATE);
        assertThat(found.get(0).part()).isEqualTo("requests/s");
    }

    @Test
    void figuresThatWereRoundedOrCutAreRight() throws IOException {
        assertThat(found(FEBRUARY)).isEmpty();
        assertThat(found(LATER)).isEmpty();
    }

    @Test
    void ratesOfPathsThatExceedTheWholeAreFound() throws IOException {
        List<Finding> found = found(SUSTAINED);
        assertThat(found).extracting(Finding::check).containsExactly(Check.PARTS);
        assertThat(found.get(0).numbers().get("sum").value()).isEqualTo(108);
    }

    @Test
    void aSlipOfTheHandIsFound() throws IOException {
        assertThat(checks(FEBRUARY.replace("7213", "7231"))).contains(Check.COUNTS);
        assertThat(checks(FEBRUARY.replace("94.01%", "91.04%"))).contains(Check.SHARE);
        assertThat(checks(FEBRUARY.replace("p95: 4.69s", "p95: 6.49s"))).contains(Check.BUCKET_PERCENTILE);
        assertThat(checks(FEBRUARY.replace("p90: 2.58s", "p90: 8.52s"))).contains(Check.PERCENTILES_FALL);
        assertThat(checks(FEBRUARY.replace("mean: 1.10s", "mean: 0.10s"))).contains(Check.MEAN_OUTSIDE);
        assertThat(checks(FEBRUARY.replace("73.67%", "76.37%"))).contains(Check.ACHIEVEMENT);
        assertThat(checks(FEBRUARY.replace("27.32%", "23.72%"))).contains(Check.BUCKET_SUM);
        assertThat(checks(FEBRUARY.replace("requests:", "rate: 150000/h\nin_flight: 50\nrequests:")))
                .containsExactly(Check.CAPPED_RATE, Check.OFFERED);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "success: 94.01% | success: 94.01 | is not a share",
                "1s: 27.32% | later: 27.32% | write the upper bound of a bucket, such as 500ms, or more",
                "times_of: ok | times_of: some | is not one of",
                "ok: 113230 | ok: many | is not a whole number",
                "target: 150000/h | target: 150000 | has no unit",
                "duration: [65.4m, 3923s] | duration: [0s] | is zero"
            })
    void aWrongFigureIsNamed(String right, String wrong, String problem) throws IOException {
        Findings findings = new Findings();
        stated(FEBRUARY.replace(right, wrong), findings);
        assertThat(findings.problems("ticket.yaml"))
                .extracting(Problem::toString)
                .anySatisfy(line -> assertThat(line).contains(problem));
    }

    private List<Check> checks(String ticket) throws IOException {
        return found(ticket).stream().map(Finding::check).toList();
    }

    private List<Finding> found(String ticket) throws IOException {
        Findings findings = new Findings();
        StatedResult stated = stated(ticket, findings);
        assertThat(findings.problems("ticket.yaml")).isEmpty();
        return Audit.of(stated);
    }

    private StatedResult stated(String ticket, Findings findings) throws IOException {
        Path file = Files.writeString(directory.resolve("ticket.yaml"), ticket);
        return EarlierResultReader.stated(file, findings, warning -> {
                    throw new AssertionError(warning);
                })
                .orElse(StatedResult.named("nothing").build());
    }
}
