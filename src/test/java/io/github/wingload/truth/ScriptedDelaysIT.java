package io.github.wingload.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.stats.Durations;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testserver.Hold;
import io.github.wingload.testserver.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Request i is held for (37 i mod 500) + 50 ms: every time from 50 to 549 ms once in five hundred requests, so the true
 * percentiles are known.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class ScriptedDelaysIT {

    private static final int CYCLE = 500;
    private static final SortedTimes TRUTH = SortedTimes.ofMillis(
            IntStream.range(0, CYCLE).mapToDouble(ScriptedDelaysIT::millis).toArray());

    private static long millis(int id) {
        return 37L * id % CYCLE + 50;
    }

    /** A run and what the server says of it. */
    private record Both(Measured measured, Map<String, Hold.Stamps> stamps) {

        static Both of(int perSecond, int requests) throws Exception {
            Hold hold = Hold.byPath();
            try (ScriptedServer server = ScriptedServer.start(hold)) {
                Duration duration = Duration.ofSeconds(requests / perSecond);
                Measured measured = Measured.run(
                        TruthPlans.plan(server.url(), Loads.rate(perSecond, duration)),
                        TruthPlans.rows(requests, ScriptedDelaysIT::millis));
                return new Both(measured, hold.stamps());
            }
        }

        /** What a call took between its sending and its end, less what the server held it for. */
        long onTheWayNs(Call call) {
            return call.endNs() - call.times().sentNs() - stamps.get(call.key()).heldNs();
        }
    }

    @Test
    void theScriptedDelaysHaveTheKnownPercentiles() {
        assertThat(List.of(TRUTH.p(50), TRUTH.p(90), TRUTH.p(95), TRUTH.p(99), TRUTH.p(99.9), TRUTH.mean()))
                .containsExactly(299.0, 499.0, 524.0, 544.0, 549.0, 299.5);
    }

    @Test
    void everyCallIsMeasuredOnceAndNotTooShort() throws Exception {
        Both both = Both.of(100, CYCLE);
        List<Call> calls = both.measured().calls();

        assertThat(calls).hasSize(CYCLE).allMatch(Call::ok);
        assertThat(both.stamps()).hasSize(CYCLE);
        for (int i = 0; i < CYCLE; i++) {
            Call call = calls.get(i);
            assertThat(call.key()).as("row by row").isEqualTo(Integer.toString(i));
            assertThat(call.intendedNs()).isEqualTo(i * 10_000_000L);
            assertThat(List.of(
                            call.intendedNs(),
                            call.startedNs(),
                            call.times().leasedNs(),
                            call.times().connectedNs(),
                            call.times().sentNs(),
                            call.times().firstByteNs(),
                            call.endNs()))
                    .as("times of call %d", i)
                    .isSorted();
            assertThat(both.onTheWayNs(call))
                    .as("exchange time − hold of call %d", i)
                    .isNotNegative();
            assertThat(call.times().firstByteNs() - call.times().sentNs())
                    .as("time to the first byte of call %d", i)
                    .isGreaterThanOrEqualTo(both.stamps().get(call.key()).heldNs());
        }

        SortedTimes service = SortedTimes.service(calls);
        for (double percentile : new double[] {50, 90, 95, 99, 99.9}) {
            assertThat(service.p(percentile)).as("p%s", percentile).isGreaterThanOrEqualTo(TRUTH.p(percentile));
        }
        assertThat(service.mean()).isGreaterThanOrEqualTo(TRUTH.mean());
        assertThat(service.p(90) / service.p(50))
                .as("shape of the distribution")
                .isCloseTo(TRUTH.p(90) / TRUTH.p(50), Percentage.withPercentage(30));
    }

    @Test
    void theHistogramTellsTheSameAsTheCalls() throws Exception {
        Measured measured = Both.of(100, CYCLE).measured();
        var all = measured.result().totals().aggregated().all();
        assertSame(all.response(), SortedTimes.response(measured.calls()));
        assertSame(all.service(), SortedTimes.service(measured.calls()));
        assertSame(measured.result().totals().phases().lateness(), SortedTimes.lateness(measured.calls()));
        assertThat(measured.result().contradictions()).isEmpty();
    }

    private static void assertSame(Durations histogram, SortedTimes calls) {
        assertThat(histogram.count()).isEqualTo(calls.sorted().length);
        assertThat(histogram.minMs()).isEqualTo(calls.min());
        assertThat(histogram.maxMs()).isEqualTo(calls.max());
        assertThat(histogram.meanMs()).isCloseTo(calls.mean(), Percentage.withPercentage(1e-6));
        for (double percentile : new double[] {1, 10, 50, 90, 95, 99, 99.9}) {
            double exact = calls.p(percentile);
            assertThat(histogram.percentileMs(percentile))
                    .as("p%s within a bucket", percentile)
                    .isCloseTo(exact, within(exact / 1000 + 0.001));
        }
    }

    @Test
    @Tag("timing")
    void timesAreRightToAFewMilliseconds() throws Exception {
        MedianOfThree seen = MedianOfThree.of(() -> {
            Both both = Both.of(50, 3 * CYCLE);
            SortedTimes service = SortedTimes.service(both.measured().calls());
            SortedTimes onTheWay = SortedTimes.of(both.measured().calls(), both::onTheWayNs);
            return Map.of(
                    "p50", service.p(50) - TRUTH.p(50),
                    "p90", service.p(90) - TRUTH.p(90),
                    "p95", service.p(95) - TRUTH.p(95),
                    "p99", service.p(99) - TRUTH.p(99),
                    "mean", service.mean() - TRUTH.mean(),
                    "on the way p50", onTheWay.p(50),
                    "on the way p99", onTheWay.p(99));
        });
        System.out.println("Scripted delays, measured − true in ms: " + seen.figures());
        assertThat(seen.get("p50")).isBetween(0.0, 5.0);
        assertThat(seen.get("p90")).isBetween(0.0, 5.0);
        assertThat(seen.get("mean")).isBetween(0.0, 5.0);
        assertThat(seen.get("p99")).isBetween(0.0, 20.0);
        assertThat(seen.get("on the way p50")).isBetween(0.0, 3.0);
        assertThat(seen.get("on the way p99")).isBetween(0.0, 20.0);
    }
}
