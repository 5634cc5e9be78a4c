package io.github.wingload.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

    @Test
    void samplesAreReadWithLabelsTimestampsAndComments() throws Exception {
        String text = """
                # HELP http_requests_total The total number of HTTP requests.
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027 1395066363000
                http_requests_total{method="post",code="400"}    3 1395066363000

                # just a comment: http_requests_total 5
                other_total 12
                \thttp_requests_total { method = "get" , code="200", } 1.5e3
                http_requests_total 7\r
                """;

        assertThat(samples(text, "http_requests_total"))
                .containsExactly(
                        new Sample("http_requests_total", Map.of("method", "post", "code", "200"), 1027),
                        new Sample("http_requests_total", Map.of("method", "post", "code", "400"), 3),
                        new Sample("http_requests_total", Map.of("method", "get", "code", "200"), 1500),
                        new Sample("http_requests_total", Map.of(), 7));
    }

    @Test
    void escapesAndSignsInsideALabelDoNotEndIt() throws Exception {
        String text = "disk{path=\"C:\\\\DIR\\\\a,b}\",error=\"Cannot find:\\n\\\"FILE.TXT\\\"\"} 1.458255915e9\n";

        assertThat(samples(text, "disk"))
                .containsExactly(new Sample(
                        "disk", Map.of("path", "C:\\DIR\\a,b}", "error", "Cannot find:\n\"FILE.TXT\""), 1.458255915e9));
    }

    @Test
    void openMetricsExemplarsAndEndMarkerAreIgnored() throws Exception {
        String text = """
                # TYPE foo counter
                foo_total{a="b"} 17.0 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67 1520879606.1
                foo_bucket{le="0.1"} 8 # {} 0.054
                # EOF
                """;

        assertThat(samples(text, "foo_total")).containsExactly(new Sample("foo_total", Map.of("a", "b"), 17));
        assertThat(samples(text, "foo_bucket")).containsExactly(new Sample("foo_bucket", Map.of("le", "0.1"), 8));
    }

    @ParameterizedTest
    @CsvSource({"+Inf, Infinity", "Inf, Infinity", "-Inf, -Infinity", "NaN, NaN", "-0.5, -0.5", "+3, 3", "5E-1, 0.5"})
    void valuesAreReadInEveryNotation(String written, double value) throws Exception {
        assertThat(samples("a " + written, "a")).containsExactly(new Sample("a", Map.of(), value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a{",
                "a{b=\"c\"",
                "a{b} 1",
                "a{b=c} 1",
                "a{b=\"c} 1",
                "a{b=\"c\" d=\"e\"} 1",
                "a{=\"c\"} 1",
                "a one",
                "a 0x10",
                "a 1f",
                "a 1.2.3",
                "a .",
                "a{b=\"c\"}"
            })
    void brokenLineOfARequestedMetricIsReported(String line) {
        assertThatThrownBy(() -> samples("fine 1\n" + line + "\n", "a"))
                .isInstanceOf(NoReadingException.class)
                .hasMessage("line 2 cannot be read: " + line);
    }

    @Test
    void brokenLineOfAnotherMetricIsIgnored() throws Exception {
        assertThat(samples("broken{ 1\n{\"quoted.name\"} 4\n!\na 2", "a"))
                .containsExactly(new Sample("a", Map.of(), 2));
    }

    @Test
    void metricWhoseNameStartsWithARequestedNameIsNotIncluded() throws Exception {
        assertThat(samples("ab 1\na_b 2\na:b 3\n", "a")).isEmpty();
    }

    @Test
    void longLineIsCutInTheMessage() {
        assertThatThrownBy(() -> samples("a{b=\"" + "x".repeat(5_000), "a"))
                .hasMessageMatching("line 1 cannot be read: a\\{b=\"x{75}…");
    }

    private static List<Sample> samples(String text, String metric) throws NoReadingException {
        return Exposition.samples(text, Set.of(metric));
    }

    @Test
    void theNumberOfSeriesIsBounded() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= Exposition.MOST_SERIES; i++) {
            text.append("a{b=\"").append(i).append("\"} 1\n");
        }
        assertThatThrownBy(() -> Exposition.samples(text.toString(), Set.of("a")))
                .hasMessage("there are more than 50,000 series of these metrics");
    }

    @Test
    void theLengthOfALineIsBounded() {
        String line = "a{b=\"" + "x".repeat(Exposition.LONGEST_LINE) + "\"} 1";
        assertThatThrownBy(() -> Exposition.samples("c 1\n" + line, Set.of("a")))
                .hasMessage("line 2 has more than 100,000 characters");
    }
}
