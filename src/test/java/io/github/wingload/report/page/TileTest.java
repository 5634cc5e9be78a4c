package io.github.wingload.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TileTest {

    private static final Rule OF_INTERNAL = new Rule(
            "p90 of ok of internal <= 10ms",
            Figure.percentile(90, Calls.OK),
            Optional.of("internal"),
            Optional.empty(),
            Operator.AT_MOST,
            10,
            Optional.empty());

    private static final Plan PLAN = Plans.compared()
            .load(Loads.rate(10, Duration.ofSeconds(20)))
            .thresholds(OF_INTERNAL)
            .plan();

    /** 200 pairs of 70 ms and 20 ms, ten of which fail on the internal side. */
    private static Analysis report() {
        List<Call> calls = IntStream.range(0, 400)
                .mapToObj(i -> {
                    int side = (i + i / 2 % 3) % 2;
                    io.github.wingload.testkit.Calls call = io.github.wingload.testkit.Calls.at(
                                    100 * (i / 2) + i % 2 * 40, side == 0 ? 70 : 20)
                            .task(side)
                            .pair(i / 2);
                    return side == 1 && i / 2 % 20 == 7
                            ? call.failed(FailureClass.HTTP_5XX, "500").call()
                            : call.call();
                })
                .toList();
        return Runs.of(PLAN).calls(calls).analysis();
    }

    @Test
    void aComparisonHasTheFiguresOfEachSide() {
        assertThat(Tile.of(report(), Optional.empty()))
                .extracting(tile -> tile.label() + " " + tile.value())
                .containsExactly(
                        "external: delivered 36,000/h",
                        "external: ok 100.00%",
                        "external: p50 of ok calls 70.0 ms",
                        "external: p90 of ok calls 70.0 ms",
                        "external: p99 of ok calls 70.0 ms",
                        "internal: delivered 36,000/h",
                        "internal: ok 95.00%",
                        "internal: p50 of ok calls 20.0 ms",
                        "internal: p90 of ok calls 20.0 ms",
                        "internal: p99 of ok calls 20.0 ms");
    }

    @Test
    void aThresholdOfASideIsOnTheTileOfThatSide() {
        assertThat(Tile.of(report(), Optional.empty()).stream()
                        .filter(tile -> !tile.limit().isEmpty()))
                .extracting(tile -> tile.label() + ", " + tile.limit() + ", " + tile.state())
                .containsExactly("internal: p90 of ok calls, limit ≤ 10 ms, fail");
    }
}
