package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.ThresholdFinding.Exact;
import io.github.wingload.result.ThresholdFinding.Exact.Basis;
import io.github.wingload.result.ThresholdFinding.GeneratorLimited;
import io.github.wingload.result.ThresholdFinding.InWords;
import io.github.wingload.result.ThresholdFinding.WithinLimit;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Estimate.Method;
import io.github.wingload.stats.interval.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdResultTest {

    private static final Estimate SHARE =
            new Estimate(0.92, new Interval(0.9, 0.94), 1, 200, Method.BLOCKS, OptionalDouble.empty());

    @Test
    void aFigureWithoutIntervalIsFound() {
        assertThat(found(new Exact(76.9, Basis.EXTREME, 0))).hasValue(76.9);
        assertThat(found(new GeneratorLimited(percentile(76.9)))).hasValue(76.9);
        assertThat(found(percentile(Double.POSITIVE_INFINITY))).isEmpty();
        assertThat(found(new InWords("read from a file"))).isEmpty();
    }

    private static ThresholdFinding percentile(double ms) {
        return new WithinLimit(Optional.empty(), ms, SHARE, 200, Blocking.of(20), OptionalDouble.empty());
    }

    private static OptionalDouble found(ThresholdFinding finding) {
        Rule rule = new Rule(
                "p90 <= 100ms",
                Figure.percentile(90, Calls.ALL),
                Optional.empty(),
                Optional.empty(),
                Operator.AT_MOST,
                100,
                Optional.empty());
        return new ThresholdResult(rule, State.INCONCLUSIVE, Optional.empty(), finding).found();
    }
}
