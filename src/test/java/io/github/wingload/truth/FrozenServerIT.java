package io.github.wingload.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.load.Load;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testserver.Hold;
import io.github.wingload.testserver.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that answers in 5 ms and freezes for a fifth of the run, seen by both models.
 *
 * <p>The open model, at 50 starts per second, goes on starting calls during the freeze, as independent callers would, and a
 * tenth of them waits for half of it or more. The closed model's one user waits politely: the freeze is one slow call among
 * thousands of quick ones. That is coordinated omission, and why a rate is an open load.
 */
@Timeout(300)
class FrozenServerIT {

    private static final long SERVICE_MS = 5;
    private static final double PER_SECOND = 50;
    private static final double TOO_SHORT_MS = 10;

    /** A run of so many seconds, frozen for a fifth of it from 10 ms before two fifths have passed. */
    private record Freeze(int runSeconds) {

        double freezeMs() {
            return runSeconds * 1000 / 5.0;
        }

        long beginNs() {
            return Duration.ofMillis(runSeconds * 400L - 10).toNanos();
        }

        /** True response times of the open model: 5 ms, and for calls in the freeze what is left of it besides. */
        SortedTimes openTruth() {
            double gapMs = 1000 / PER_SECOND;
            double endMs = beginNs() / 1e6 + freezeMs();
            return SortedTimes.ofMillis(IntStream.range(0, (int) (runSeconds * PER_SECOND))
                    .mapToDouble(n -> n * gapMs)
                    .map(at -> SERVICE_MS + (at > beginNs() / 1e6 && at < endMs ? endMs - at : 0))
                    .toArray());
        }

        Measured open() throws Exception {
            return run(Loads.rate(PER_SECOND, Duration.ofSeconds(runSeconds)));
        }

        Measured closed() throws Exception {
            return run(Loads.users(1, Duration.ofSeconds(runSeconds)));
        }

        private Measured run(Load load) throws Exception {
            Hold hold = Hold.always(SERVICE_MS);
            long freezeNs = Math.round(freezeMs() * 1e6);
            try (ScriptedServer server = ScriptedServer.start(hold)) {
                return Measured.run(
                        TruthPlans.plan(server.url(), load),
                        TruthPlans.rows(1, id -> SERVICE_MS),
                        zeroNs -> hold.freeze(zeroNs + beginNs(), zeroNs + beginNs() + freezeNs));
            }
        }
    }

    @Test
    void theScriptedDelaysHaveTheKnownPercentiles() {
        SortedTimes truth = new Freeze(10).openTruth();
        assertThat(List.of(truth.p(50), truth.p(80), truth.p(90), truth.p(95), truth.p(99), truth.max(), truth.mean()))
                .containsExactly(5.0, 5.0, 995.0, 1495.0, 1895.0, 1995.0, 205.0);
    }

    @Test
    void theOpenModelSeesAFreezeAndTheClosedOneHidesIt() throws Exception {
        Freeze freeze = new Freeze(5);
        Measured open = freeze.open();
        Measured closed = freeze.closed();

        assertThat(open.calls()).hasSize(250).allMatch(Call::ok);
        assertThat(closed.calls()).isNotEmpty().allMatch(Call::ok);

        SortedTimes openResponse = SortedTimes.response(open.calls());
        assertThat(openResponse.p(90)).as("open p90").isGreaterThan(0.4 * freeze.freezeMs());
        assertThat(openResponse.p(99)).as("open p99").isGreaterThan(0.85 * freeze.freezeMs());
        assertThat(openResponse.p(50)).as("open p50").isLessThan(0.3 * freeze.freezeMs());

        SortedTimes closedService = SortedTimes.service(closed.calls());
        assertThat(closedService.max()).as("closed max").isGreaterThan(0.9 * freeze.freezeMs());
        assertThat(closedService.p(90)).as("closed p90").isLessThan(0.15 * freeze.freezeMs());
        assertThat(openResponse.p(90)).as("open against closed").isGreaterThan(2.5 * closedService.p(90));
    }

    @Test
    @Tag("timing")
    void bothModelsSideBySide() throws Exception {
        Freeze freeze = new Freeze(10);
        MedianOfThree open = MedianOfThree.of(
                () -> figures(SortedTimes.response(freeze.open().calls())));
        MedianOfThree closed = MedianOfThree.of(
                () -> figures(SortedTimes.service(freeze.closed().calls())));
        Map<String, Double> truth = figures(freeze.openTruth());
        print(truth, open, closed);

        assertThat(open.get("p50")).isBetween(SERVICE_MS * 1.0, 15.0);
        for (String percentile : List.of("p90", "p95", "p99")) {
            assertThat(open.get(percentile) - truth.get(percentile))
                    .as(percentile)
                    .isBetween(-TOO_SHORT_MS, 40.0);
        }
        assertThat(open.get("max")).isBetween(1990.0, 2100.0);
        assertThat(open.get("mean")).isBetween(205.0, 220.0);
        assertThat(closed.get("p90")).isLessThanOrEqualTo(15);
        assertThat(closed.get("max")).isGreaterThanOrEqualTo(1900);
    }

    private static Map<String, Double> figures(SortedTimes times) {
        return Map.of(
                "calls", (double) times.sorted().length,
                "mean", times.mean(),
                "p50", times.p(50),
                "p90", times.p(90),
                "p95", times.p(95),
                "p99", times.p(99),
                "max", times.max());
    }

    /** The table of the page on rates. */
    private static void print(Map<String, Double> truth, MedianOfThree open, MedianOfThree closed) {
        System.out.println("A server that answers in 5 ms, frozen for 2 s of 10 (ms, medians of three runs)");
        System.out.println("| | calls | mean | p50 | p90 | p95 | p99 | max |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        System.out.println(row("what callers at 50/s go through", truth));
        System.out.println(row("open model, 50/s", open.figures()));
        System.out.println(row("closed model, 1 user", closed.figures()));
    }

    private static String row(String name, Map<String, Double> figures) {
        StringBuilder row = new StringBuilder("| ").append(name);
        for (String figure : List.of("calls", "mean", "p50", "p90", "p95", "p99", "max")) {
            row.append(String.format(Locale.ROOT, " | %,.0f", figures.get(figure)));
        }
        return row.append(" |").toString();
    }
}
