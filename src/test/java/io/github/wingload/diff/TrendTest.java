package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.diff.FigureStep.Finding;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs of one name over time. */
class TrendTest {

    private static final Figure PER_HOUR = Figure.REQUESTS_PER_HOUR;
    private static final Figure SUCCESS = Figure.SUCCESS_RATE;
    private static final Figure P90 = Figure.percentile(90, Calls.OK);

    @Test
    void theSixPublishedRunsAreHeldAgainstTheNoiseOfTheFirstTwo() {
        List<TrendRun> shuffled = new ArrayList<>(PublishedTrend.runs());
        Collections.reverse(shuffled);
        TrendSeries series = TrendSeries.byName(shuffled).get(0);

        assertThat(series.runs()).isEqualTo(PublishedTrend.runs());
        assertThat(series.steps()).hasSize(5);
        assertThat(finding(series, 0, PER_HOUR)).isEqualTo(Finding.UNKNOWN);
        assertThat(finding(series, 1, PER_HOUR)).isEqualTo(Finding.BETTER);
        assertThat(finding(series, 2, PER_HOUR)).as("-18.5%").isEqualTo(Finding.NOISE);
        assertThat(finding(series, 2, SUCCESS)).as("+0.81 pp").isEqualTo(Finding.NOISE);
        assertThat(finding(series, 2, P90)).as("no replicates with times yet").isEqualTo(Finding.UNKNOWN);
        assertThat(step(series, 2, P90).change()).isCloseTo(41.04, within(0.01));
        assertThat(finding(series, 4, P90)).isEqualTo(Finding.BETTER);
    }

    @Test
    void aStepIsNotJudgedByTheNoiseThatItMakesItself() {
        TrendSeries series = series(run(1, 1000), run(2, 1010), run(3, 990), run(4, 2000));
        assertThat(finding(series, 2, P90)).isEqualTo(Finding.WORSE);
        assertThat(series.bands().get(P90).freedom()).as("for the next run").isEqualTo(3);
    }

    @Test
    void aChangeTooSmallToMatterIsNoiseEvenBetweenEqualReplicates() {
        TrendSeries series = series(run(1, 1000), run(2, 1000), run(3, 1040), run(4, 1200));
        assertThat(finding(series, 1, P90)).isEqualTo(Finding.NOISE);
        assertThat(finding(series, 2, P90)).isEqualTo(Finding.WORSE);
    }

    @Test
    void runsWithOtherLabelsAreNoReplicatesButAreHeldAgainstEachOther() {
        TrendRun other =
                PublishedTrend.run("2026-03-03T00:00:00Z", "image=b", 1000, 100, PublishedTrend.times(500, 2000, 3000));
        TrendSeries series = series(run(1, 1000), run(2, 1010), other);
        TrendStep step = series.steps().get(1);
        assertThat(step.comparable()).isTrue();
        assertThat(step.differing()).containsExactly(Aspect.LABELS);
        assertThat(finding(series, 1, P90)).isEqualTo(Finding.WORSE);
        assertThat(series.bands().get(P90).freedom()).isEqualTo(1);
    }

    @Test
    void aRunOfAnotherTestIsMarkedAndNotJudged() {
        TrendRun more = TrendRun.of(steady(3, 200).users(80).report());
        TrendSeries series = series(
                TrendRun.of(steady(1, 200).report()), TrendRun.of(steady(2, 200).report()), more);
        assertThat(series.steps().get(0).differing()).isEmpty();
        TrendStep step = series.steps().get(1);
        assertThat(step.comparable()).isFalse();
        assertThat(step.differing()).containsExactly(Aspect.LOAD);
        assertThat(step.figures()).isEmpty();
    }

    @Test
    void anInvalidRunIsShownAndNothingIsHeldAgainstIt() {
        TrendRun nothing = TrendRun.of(steady(2, 0).report());
        TrendSeries series = series(
                TrendRun.of(steady(1, 200).report()),
                nothing,
                TrendRun.of(steady(3, 200).report()));
        assertThat(nothing.valid()).isFalse();
        assertThat(series.runs()).hasSize(3);
        assertThat(series.steps()).singleElement().satisfies(step -> {
            assertThat(step.from()).isSameAs(series.runs().get(0));
            assertThat(step.to()).isSameAs(series.runs().get(2));
        });
        assertThat(series.stepTo(nothing)).isEmpty();
    }

    @Test
    void figuresAreThoseOfTheReport() {
        TrendRun run = TrendRun.of(steady(1, 200).report());
        assertThat(run.value(PER_HOUR)).hasValue(36_000);
        assertThat(run.value(SUCCESS)).hasValue(100);
        assertThat(run.value(P90).getAsDouble()).isCloseTo(200, within(0.2));
        assertThat(run.requests()).isEqualTo(3_000);
    }

    @Test
    void anotherVersionOfWingloadInTheUserAgentIsNoOtherTarget() {
        MadeUpRun old = steady(1, 200);
        old.userAgent = "wingload/0.1";
        MadeUpRun now = steady(2, 200);
        now.userAgent = "wingload/0.2";
        assertThat(Aspect.differing(old.manifest(), now.manifest())).containsExactly(Aspect.SEED);
    }

    private static TrendSeries series(TrendRun... runs) {
        List<TrendSeries> series = TrendSeries.byName(List.of(runs));
        assertThat(series).hasSize(1);
        return series.get(0);
    }

    private static TrendRun run(int day, double p90) {
        return PublishedTrend.run(
                "2026-03-0" + day + "T00:00:00Z", "image=a", 1000, 100, PublishedTrend.times(500, p90, 3000));
    }

    /** @param tookMs 0 for a run without a call */
    private static MadeUpRun steady(int day, double tookMs) {
        MadeUpRun run = MadeUpRun.ofSeconds(Duration.ofMinutes(5).toSeconds()).steady(tookMs == 0 ? 0 : 3_000, tookMs);
        run.start = Instant.parse("2026-03-0" + day + "T00:00:00Z");
        run.seed = day;
        run.labels = Map.of("image", "a");
        return run;
    }

    private static Finding finding(TrendSeries series, int step, Figure figure) {
        return step(series, step, figure).finding();
    }

    private static FigureStep step(TrendSeries series, int step, Figure figure) {
        return series.steps().get(step).figures().stream()
                .filter(known -> known.figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }
}
