package io.github.wingload.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.observe.MetricsEndpoint.Fetch;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Selector;
import io.github.wingload.plan.Selector.Comparison;
import io.github.wingload.plan.Selector.Matcher;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.ServerFigure.Aggregate;
import io.github.wingload.plan.ServerFigure.As;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsEndpointTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final Selector METRIC = new Selector("m", List.of());

    private Fetch next = failing("nothing yet");

    @ParameterizedTest
    @CsvSource({"SUM, 12", "MAX, 7", "MIN, 2", "MEAN, 4"})
    void seriesThatMatchBecomeOneNumber(Aggregate aggregate, double value) {
        MetricsEndpoint endpoint =
                endpoint(figure(METRIC, Optional.empty(), OptionalDouble.empty(), As.VALUE, aggregate));

        assertThat(at(endpoint, 5, "m{a=\"1\"} 2\nm{a=\"2\"} 3\nm 7\nn 100"))
                .isEqualTo(Reading.of("f", 5 * SECOND_NS, 5 * SECOND_NS, value));
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, a, 1",
        "EQUAL, '', 4",
        "NOT_EQUAL, a, 6",
        "MATCHES, a.*, 3",
        "MATCHES, a, 1",
        "MATCHES, '(a|)', 5",
        "MATCHES_NOT, a.*, 4"
    })
    void labelsAreComparedAsPrometheusDoesIt(Comparison comparison, String value, double sum) {
        Selector selector = new Selector("m", List.of(new Matcher("l", comparison, value)));
        MetricsEndpoint endpoint =
                endpoint(figure(selector, Optional.empty(), OptionalDouble.empty(), As.VALUE, Aggregate.SUM));

        assertThat(at(endpoint, 1, "m{l=\"a\"} 1\nm{l=\"ab\"} 2\nm{other=\"x\"} 4")
                        .value())
                .hasValue(sum);
    }

    @Test
    void rateIsTheIncreaseSinceTheScrapeBefore() {
        MetricsEndpoint endpoint = rate();

        assertThat(at(endpoint, 10, "m 100")).isEqualTo(Reading.nothingYet("f", 10 * SECOND_NS));
        assertThat(at(endpoint, 15, "m 110")).isEqualTo(Reading.of("f", 10 * SECOND_NS, 15 * SECOND_NS, 2));
    }

    @Test
    void counterThatWasResetCountsFromZero() {
        MetricsEndpoint endpoint = rate();
        at(endpoint, 0, "m 100");

        assertThat(at(endpoint, 5, "m 10").value()).hasValue(2);
    }

    @Test
    void replicasThatComeAndGoDoNotMakeTheRateJump() {
        MetricsEndpoint endpoint = rate();
        at(endpoint, 0, "m{pod=\"a\"} 100\nm{pod=\"b\"} 5000");

        assertThat(at(endpoint, 10, "m{pod=\"a\"} 110\nm{pod=\"c\"} 7000").value())
                .hasValue(1);
        assertThat(at(endpoint, 20, "m{pod=\"a\"} 120\nm{pod=\"c\"} 7030").value())
                .hasValue(4);
    }

    @Test
    void missedScrapeMakesTheNextRateCountOverALongerTime() {
        MetricsEndpoint endpoint = rate();
        at(endpoint, 0, "m 0");
        next = failing("status 503");
        assertThat(endpoint.scrape(5 * SECOND_NS)).containsExactly(Reading.failed("f", 5 * SECOND_NS, "status 503"));

        Reading reading = at(endpoint, 10, "m 30");

        assertThat(reading).isEqualTo(Reading.of("f", 0, 10 * SECOND_NS, 3));
        assertThat(reading.ns()).isEqualTo(5 * SECOND_NS);
    }

    @Test
    void shareOfAnotherMetricIsInPercent() {
        MetricsEndpoint endpoint = endpoint(figure(
                METRIC,
                Optional.of(new Selector("whole", List.of())),
                OptionalDouble.empty(),
                As.VALUE,
                Aggregate.SUM));

        assertThat(at(endpoint, 1, "m 3\nwhole 4").value()).hasValue(75);
        assertThat(at(endpoint, 2, "m 3\nwhole 0").error()).isEqualTo("it is a share of whole, which is 0");
        assertThat(at(endpoint, 3, "m 3").error()).isEqualTo("there is no metric whole in the answer");
    }

    @Test
    void shareOfAnAmountIsInPercentAndARateToo() {
        MetricsEndpoint endpoint =
                endpoint(figure(METRIC, Optional.empty(), OptionalDouble.of(2), As.RATE, Aggregate.SUM));
        at(endpoint, 0, "m 0");

        assertThat(at(endpoint, 5, "m 9").value().orElseThrow()).isCloseTo(90, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n 1 | there is no metric m in the answer",
                "m NaN | its value is NaN",
                "m +Inf | its value is Infinity",
                "m{ 1 | line 1 cannot be read: m{ 1",
                "<html>m 1</html> | the answer is not Prometheus' text format",
                "'' | there is no metric m in the answer"
            })
    void faultOfTheAnswerIsTheErrorOfTheReading(String text, String error) {
        MetricsEndpoint endpoint =
                endpoint(figure(METRIC, Optional.empty(), OptionalDouble.empty(), As.VALUE, Aggregate.SUM));

        assertThat(at(endpoint, 1, text)).isEqualTo(Reading.failed("f", SECOND_NS, error));
    }

    @Test
    void missingLabelsAndMissingMetricHaveDifferentErrors() {
        Selector selector = new Selector("m", List.of(new Matcher("pod", Comparison.MATCHES, "model-\\d+")));
        MetricsEndpoint endpoint =
                endpoint(figure(selector, Optional.empty(), OptionalDouble.empty(), As.VALUE, Aggregate.SUM));

        assertThat(at(endpoint, 1, "m{pod=\"other\"} 1").error())
                .isEqualTo("no series of m has these labels: m{pod=~\"model-\\\\d+\"}");
    }

    @Test
    void aLongLabelIsReadAsAnyOther() {
        Selector selector = new Selector("m", List.of(new Matcher("l", Comparison.MATCHES, "(a|b)*c")));
        MetricsEndpoint endpoint =
                endpoint(figure(selector, Optional.empty(), OptionalDouble.empty(), As.VALUE, Aggregate.SUM));

        assertThat(at(endpoint, 1, "m{l=\"" + "ab".repeat(45_000) + "c\"} 1").value())
                .hasValue(1);
    }

    @Test
    void timesFromAnotherOriginAreInWholeMilliseconds() {
        Reading reading = Reading.of("f", 7_000_400_000L, 12_001_600_000L, 3).since(2_000_000_000L);

        assertThat(reading).isEqualTo(Reading.of("f", 5_000_000_000L, 10_002_000_000L, 3));
        assertThat(reading.spanNs()).isEqualTo(5_002_000_000L);
    }

    @ParameterizedTest(name = "begun at {0}, ended at {1}: {2}")
    @CsvSource({
        "0, 100, 5000",
        "3, 4999, 5000",
        "5003, 9999, 10000",
        "5003, 10001, 15000",
        "7499, 7600, 10000",
        "9900, 9950, 15000",
        "0, 23000, 25000"
    })
    void scrapesAreAtMultiplesOfTheIntervalAndMissedOnesAreSkipped(long begunNs, long nowNs, long nextNs) {
        assertThat(Scraper.next(begunNs, nowNs, 5_000)).isEqualTo(nextNs);
    }

    private MetricsEndpoint rate() {
        return endpoint(figure(METRIC, Optional.empty(), OptionalDouble.empty(), As.RATE, Aggregate.SUM));
    }

    private Reading at(MetricsEndpoint endpoint, long second, String text) {
        next = () -> text;
        List<Reading> readings = endpoint.scrape(second * SECOND_NS);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private MetricsEndpoint endpoint(ServerFigure figure) {
        Observation observation = new Observation(
                Optional.empty(), "/metrics", Optional.empty(), Duration.ofSeconds(5), List.of(), List.of(figure));
        return new MetricsEndpoint(observation, () -> next.text());
    }

    private static Fetch failing(String reason) {
        return () -> {
            throw new NoReadingException(reason);
        };
    }

    private static ServerFigure figure(
            Selector metric, Optional<Selector> of, OptionalDouble amount, As as, Aggregate aggregate) {
        return new ServerFigure("f", metric, of, amount, as, aggregate, "");
    }
}
