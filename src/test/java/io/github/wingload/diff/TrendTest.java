package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.diff.FigureStep.Finding;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.result.TableRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Runs of one name over time. */
class TrendTest {

    private static final Figure PER_HOUR = Figure.OK_PER_HOUR;
    private static final Figure SUCCESS = Figure.SUCCESS_RATE;
    private static final Figure P90 = Figure.percentile(90, Calls.OK);

    @Test
    void twoRunsOfEachConfigurationAreTooFewToTellTheSixPublishedRunsApart() {
        List<TrendRun> shuffled = new ArrayList<>(PublishedTrend.runs());
        Collections.reverse(shuffled);
        TrendSeries series = TrendSeries.byName(shuffled).get(0);

        assertThat(series.runs()).isEqualTo(PublishedTrend.runs());
        assertThat(series.steps()).hasSize(5);
        for (int step = 0; step < 5; step++) {
            assertThat(finding(series, step, PER_HOUR)).isEqualTo(Finding.NOISE);
        }
        assertThat(step(series, 2, P90).change()).isCloseTo(41.04, within(0.01));
        assertThat(series.bands().get(PER_HOUR).freedom()).isEqualTo(3);
    }

    @Test
    void withoutReplicatesNothingIsKnown() {
        assertThat(finding(series(run(1, "a", 1000), run(2, "b", 2000)), 0, P90))
                .isEqualTo(Finding.UNKNOWN);
    }

    @Test
    void aLevelShiftIsFoundWithItsRunAndSize() {
        TrendSeries series = series(
                run(1, "a", 1000),
                run(2, "a", 1010),
                run(3, "a", 990),
                run(4, "a", 1005),
                run(5, "a", 1250),
                run(6, "a", 1240),
                run(7, "a", 1260));
        for (int step = 0; step < 6; step++) {
            assertThat(finding(series, step, P90)).isEqualTo(step == 3 ? Finding.WORSE : Finding.NOISE);
        }
        assertThat(step(series, 3, P90).change()).isCloseTo(24.4, within(0.1));
        assertThat(step(series, 3, P90).shift().getAsDouble())
                .as("mean of 1240 to 1260 against mean of 990 to 1010")
                .isCloseTo(24.8, within(0.1));
        assertThat(series.bands().get(P90).freedom())
                .as("the shift is not noise: 3 + 2")
                .isEqualTo(5);
        assertThat(series.bands().get(P90).spread()).isLessThan(1);
    }

    @Test
    void aRunThatStallsIsOnItsOwnAndTheOthersStayTogether() {
        TrendSeries series = series(
                run(1, "a", 1000),
                run(2, "a", 1010),
                run(3, "a", 990),
                run(4, "a", 20_000),
                run(5, "a", 1005),
                run(6, "a", 1000),
                run(7, "a", 995),
                run(8, "a", 1008));
        assertThat(finding(series, 2, P90)).isEqualTo(Finding.WORSE);
        assertThat(finding(series, 3, P90)).isEqualTo(Finding.BETTER);
        assertThat(finding(series, 4, P90)).isEqualTo(Finding.NOISE);
        assertThat(series.bands().get(P90).freedom()).isEqualTo(6);
    }

    @Test
    void aChangeTooSmallToMatterIsNoise() {
        TrendSeries series = series(
                run(1, "a", 1000),
                run(2, "a", 1000.1),
                run(3, "a", 1000),
                run(4, "b", 1050),
                run(5, "b", 1050.1),
                run(6, "b", 1050));
        assertThat(finding(series, 2, P90)).isEqualTo(Finding.NOISE);
    }

    @Test
    void equalRunsAreNoMeasureOfNoise() {
        TrendSeries series = series(run(1, "a", 1000), run(2, "a", 1000), run(3, "b", 1200));
        assertThat(finding(series, 1, P90)).isEqualTo(Finding.UNKNOWN);
    }

    @Test
    void aLabelSaysWhereToLookForAChange() {
        TrendSeries series =
                series(run(1, "a", 1000), run(2, "a", 1010), run(3, "a", 990), run(4, "b", 1250), run(5, "b", 1240));
        TrendStep step = series.steps().get(2);
        assertThat(step.comparable()).isTrue();
        assertThat(step.differing()).containsExactly(Aspect.LABELS);
        assertThat(finding(series, 2, P90)).isEqualTo(Finding.WORSE);
        assertThat(series.bands().get(P90).freedom()).isEqualTo(3);
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
    void theResultOfAnotherToolIsARowWhoseTimesAreOfAllCalls() {
        TableRow all = new TableRow(
                "",
                "Aggregated",
                1_000,
                10,
                10,
                OptionalDouble.of(300),
                new TreeMap<>(Map.of(50.0, 250.0, 90.0, 1000.0)));
        Origin origin = Origin.ofTable(
                "published", "old.yaml", Instant.parse("2026-02-01T00:00:00Z"), Map.of("image", "a"), "2 users");
        TrendRun old = TrendRun.of(origin, new TableEvidence(all, Optional.empty()));
        assertThat(old.value(P90)).hasValue(1000);
        assertThat(old.value(SUCCESS)).hasValue(99);
        assertThat(old.value(PER_HOUR).getAsDouble()).isCloseTo(35_640, within(1e-6));
        assertThat(old.valid()).isTrue();
        TrendRun now = run(1, "a", 1000);
        assertThat(old.differing(now)).containsExactly(Aspect.TOOL);
        assertThat(old.differing(TrendRun.of(origin, new TableEvidence(all, Optional.empty()))))
                .isEmpty();
        assertThat(Levels.comparable(old, now)).isTrue();
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

    private static TrendRun run(int day, String image, double p90) {
        return PublishedTrend.run(
                "2026-03-0" + day + "T00:00:00Z",
                "image=" + image,
                1000 + day % 3,
                99 + day % 3 / 10.0,
                PublishedTrend.times(500 + day % 3, p90, 3000 + 10 * (day % 3)));
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
