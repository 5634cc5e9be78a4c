package io.github.wingload.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.plan.Observation;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusServerTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<String> asked = new ArrayList<>();
    private String answer = matrix("");
    private long nowNs;

    /** The wall clock is at 1000 s when the run's is at 50 s. */
    private final NanoClock clock = new NanoClock() {
        @Override
        public long nanos() {
            return nowNs;
        }

        @Override
        public Instant wallTime() {
            return Instant.EPOCH.plusNanos(nowNs + 950 * SECOND);
        }
    };

    private final PrometheusServer server = new PrometheusServer(
            new Observation(
                    Optional.empty(),
                    "/api/v1/query_range",
                    Optional.empty(),
                    Duration.ofSeconds(15),
                    List.of(),
                    List.of(ServerFigure.asked("pods", "sum(up{a=\"b\"}) + 1", ""))),
            query -> {
                asked.add(query);
                return answer;
            },
            clock);

    @Test
    void eachTimeTheValuesSinceTheLastTimeAreAskedFor() {
        scrape(50);
        scrape(60);
        scrape(66);
        scrape(100);
        String query = "query=sum%28up%7Ba%3D%22b%22%7D%29+%2B+1";
        assertThat(asked)
                .containsExactly(
                        query + "&start=1000.000&end=1000.000&step=15.000",
                        query + "&start=1015.000&end=1016.000&step=15.000",
                        query + "&start=1030.000&end=1050.000&step=15.000");
    }

    @Test
    void valuesHaveTimesOfTheRunsClock() {
        answer = matrix("{\"metric\":{},\"values\":[[1000,\"3\"],[1015.5,\"1e3\"],[1030,\"NaN\"]]}");
        assertThat(scrape(80))
                .containsExactly(
                        Reading.of("pods", 50 * SECOND, 50 * SECOND, 3),
                        Reading.of("pods", 65_500_000_000L, 65_500_000_000L, 1000),
                        Reading.failed("pods", 80 * SECOND, "its value is NaN"));
    }

    @Test
    void allValuesOfATimeThatIsOverAreAskedForAtOnce() {
        answer = matrix("{\"metric\":{},\"values\":[[1000,\"3\"],[1030,\"+Inf\"]]}");
        assertThat(server.during(Instant.ofEpochSecond(1000), Instant.ofEpochSecond(1045)))
                .containsExactly(
                        Reading.of("pods", 0, 0, 3),
                        missing(15),
                        Reading.failed("pods", 30 * SECOND, "its value is Infinity"),
                        missing(45));
        assertThat(asked).singleElement().asString().endsWith("&start=1000.000&end=1045.000&step=15.000");
    }

    @Test
    void noValueOfATimeThatIsOverIsAFailedReadingAtEachStep() {
        assertThat(server.during(Instant.ofEpochSecond(1000), Instant.ofEpochSecond(1020)))
                .containsExactly(missing(0), missing(15));
        answer = "{\"status\":\"error\",\"error\":\"too old\"}";
        assertThat(server.during(Instant.ofEpochSecond(1000), Instant.ofEpochSecond(1014)))
                .containsExactly(Reading.failed("pods", 0, "Prometheus answered: too old"));
    }

    /** Prometheus refuses more than 11,000 points in one answer. */
    @Test
    void aLongTimeIsAskedForInParts() {
        List<Reading> readings = server.during(Instant.EPOCH, Instant.ofEpochSecond(15 * 25_000));
        assertThat(readings).hasSize(25_001);
        assertThat(readings).isSortedAccordingTo(Comparator.comparingLong(Reading::atNs));
        assertThat(asked)
                .extracting(query -> query.replaceFirst(".*&start=", ""))
                .containsExactly(
                        "0.000&end=149985.000&step=15.000",
                        "150000.000&end=299985.000&step=15.000",
                        "300000.000&end=375000.000&step=15.000");
    }

    private static Reading missing(long second) {
        return Reading.failed(
                "pods",
                second * SECOND,
                "Prometheus has no value for this time: there was none, or it is older than what it keeps");
    }

    @Test
    void anAnswerWithoutAValueIsAFailedReading() {
        assertThat(scrape(50)).containsExactly(Reading.failed("pods", 50 * SECOND, "the query has no value"));
    }

    @Test
    void otherAnswersAreExplained() {
        String one = "{\"metric\":{},\"values\":[[1,\"2\"]]}";
        Map.of(
                        "<html>",
                        "the answer is not that of a Prometheus server: it is not JSON",
                        "[]",
                        "the answer is not that of a Prometheus server: it has no matrix of values",
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
                        "the answer is not that of a Prometheus server: it has no matrix of values",
                        "{\"status\":\"error\",\"error\":\"parse error: unclosed\"}",
                        "Prometheus answered: parse error: unclosed",
                        "{\"status\":\"error\"}",
                        "Prometheus answered: an error without a text",
                        matrix(one + "," + one),
                        "the query has 2 series, and a figure is one: write sum(…), max(…) or avg(…) around it")
                .forEach((text, reason) ->
                        assertThatThrownBy(() -> RangeAnswer.points(text)).hasMessage(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "[1,\"x\"]", "[\"t\",\"1\"]", "{}", "7", "[1,null]", "[1,[2]]"})
    void damagedValuesAreExplained(String point) {
        assertThatThrownBy(() -> RangeAnswer.points(matrix("{\"metric\":{},\"values\":[" + point + "]}")))
                .isInstanceOf(NoReadingException.class);
    }

    private List<Reading> scrape(long second) {
        nowNs = second * SECOND;
        return server.scrape(nowNs);
    }

    private static String matrix(String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}";
    }
}
