package io.github.wingload.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierResultReaderTest {

    private static final String WHOLE = """
            name: revertrisk
            date: 2025-11-04T10:00:05Z
            rate: 150000/h
            labels: {image: 2025-10-30}
            requests: 1200
            failures: 12
            duration: 2m
            times: {mean: 310ms, p50: 250ms, p99.9: 1.8s, max: 2s}
            """;

    @TempDir
    private Path directory;

    @Test
    void figuresBecomeARowOfAllCalls() throws IOException {
        EarlierResult result = result(WHOLE);
        assertThat(result.name()).isEqualTo("revertrisk");
        assertThat(result.start()).contains(Instant.parse("2025-11-04T10:00:05Z"));
        assertThat(result.load()).isEqualTo("150000/h");
        assertThat(result.open()).isTrue();
        assertThat(result.labels()).isEqualTo(Map.of("image", "2025-10-30"));
        assertThat(result.rows()).isEmpty();
        assertThat(result.classes()).isEmpty();
        assertThat(result.aggregated().perSecond()).isEqualTo(10);
        assertThat(result.aggregated().meanMs()).hasValue(310);
        assertThat(result.aggregated().percentilesMs()).isEqualTo(Map.of(50.0, 250.0, 99.9, 1800.0, 100.0, 2000.0));
    }

    @Test
    void aRateStandsForTheDuration() throws IOException {
        EarlierResult result = result(WHOLE.replace("duration: 2m", "delivered: 36000/h"));
        assertThat(result.aggregated().seconds()).isCloseTo(120, within(1e-9));
    }

    @Test
    void aLocustTableGetsANameAndADate() throws IOException {
        Files.writeString(
                directory.resolve("old_stats.csv"),
                "Type,Name,Request Count,Failure Count,Average Response Time,Min Response Time,Max Response Time,"
                        + "Requests/s,50%\nPOST,/x,100,0,200,100,300,10,190\n,Aggregated,100,0,200,100,300,10,190\n");
        EarlierResult result = result("name: demo\ndate: 2025-11-04\nusers: 1\ntable: old_stats.csv\n");
        assertThat(result.start()).contains(Instant.parse("2025-11-04T00:00:00Z"));
        assertThat(result.load()).isEqualTo("1 user");
        assertThat(result.rows()).hasSize(1);
        assertThat(result.aggregated().percentilesMs()).containsEntry(50.0, 190.0);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name: revertrisk | | name: missing",
                "2025-11-04T10:00:05Z | 4 November | is not a date",
                "failures: 12 | failures: 1201 | out of range",
                "rate: 150000/h | rate: 150000 | has no unit",
                "rate: 150000/h | {rate: 1/s, users: 5} | cannot be combined",
                "duration: 2m | | duration or delivered is missing",
                "p50: 250ms | p50: 1.9s | p99.9 is less than a lower percentile",
                "p50: 250ms | P50: 250ms | unknown key",
                "requests: 1200 | table: old_stats.csv | cannot be combined",
                "times | time | unknown key"
            })
    void aProblemHasItsPlaceAndARemedy(String old, String with, String problem) throws IOException {
        String replaced = with == null ? "" : with.startsWith("{") ? "rate: 1/s\nusers: 5" : with;
        List<Problem> problems = problems(WHOLE.replace(old, replaced));
        assertThat(problems).anySatisfy(found -> assertThat(found.toString()).contains(problem));
        assertThat(problems).allSatisfy(found -> assertThat(found.remedy()).isNotBlank());
    }

    private EarlierResult result(String yaml) throws IOException {
        Findings findings = new Findings();
        EarlierResult result = EarlierResultReader.read(file(yaml), findings).orElseThrow();
        assertThat(findings.problems("")).isEmpty();
        return result;
    }

    private List<Problem> problems(String yaml) throws IOException {
        Findings findings = new Findings();
        EarlierResultReader.read(file(yaml), findings);
        return findings.problems("");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("ticket.yaml"), yaml);
    }
}
