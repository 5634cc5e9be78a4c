package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.diff.Comparison.Finding;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two published runs: successful calls in the middle got faster, the slow ones slower. */
class PublishedComparisonTest {

    private static final RunDiff DIFF = MadeUpRun.diff(PublishedRun.january(), PublishedRun.february());

    @Test
    void theBodyIsFasterAndTheTailSlowerWhichIsMixed() {
        assertThat(DIFF.overall()).isEqualTo(Overall.MIXED);
        assertThat(DIFF.overall().exitCode()).isEqualTo(1);
        assertThat(Overall.fasterBodySlowerTail(DIFF.aggregated())).isTrue();
        assertThat(DIFF.unlike()).isEmpty();
    }

    @Test
    void ratiosAreOfRawValues() {
        assertPercent(Figure.THROUGHPUT, -18.5);
        assertPercent(Figure.REQUESTS_PER_HOUR, -18.5);
        assertPercent(Figure.percentile(50, Calls.OK), -11.0);
        assertPercent(Figure.percentile(90, Calls.OK), 41.0);
        assertPercent(Figure.percentile(95, Calls.OK), 43.7);
    }

    @Test
    void differencesOfSharesAreInPoints() {
        assertThat(points(Figure.SUCCESS_RATE)).isCloseTo(0.81, within(0.005));
        Figure fastest = Figure.bucketShare(Calls.OK, Duration.ZERO, Optional.of(Duration.ofMillis(500)));
        assertThat(points(fastest)).isCloseTo(15.70, within(0.005));
        Change share = comparison(fastest).change().orElseThrow();
        assertThat(share.b() / share.a()).isCloseTo(1.46, within(0.005));
    }

    @Test
    void theWordsFollow() {
        assertThat(comparison(Figure.percentile(50, Calls.OK)).finding()).contains(Finding.BETTER);
        assertThat(comparison(Figure.percentile(90, Calls.OK)).finding()).contains(Finding.WORSE);
        assertThat(comparison(Figure.GOODPUT).finding()).contains(Finding.WORSE);
        assertThat(comparison(Figure.goodFraction(Duration.ofMillis(500))).finding())
                .contains(Finding.BETTER);
    }

    private static void assertPercent(Figure metric, double percent) {
        Change change = comparison(metric).change().orElseThrow();
        assertThat(100 * (change.b() / change.a() - 1)).isCloseTo(percent, within(0.05));
        assertThat(comparison(metric).figure().inPoints()).isFalse();
    }

    private static double points(Figure metric) {
        Change change = comparison(metric).change().orElseThrow();
        assertThat(metric.inPoints()).isTrue();
        return change.b() - change.a();
    }

    private static Comparison comparison(Figure metric) {
        return DIFF.aggregated().stream()
                .filter(each -> each.figure().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
