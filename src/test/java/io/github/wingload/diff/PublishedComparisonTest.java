package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.diff.Metric.Kind;
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
        assertThat(DIFF.fasterBodySlowerTail()).isTrue();
        assertThat(DIFF.unlike()).isEmpty();
    }

    @Test
    void ratiosAreOfRawValues() {
        assertPercent(Metric.of(Kind.THROUGHPUT), -18.5);
        assertPercent(Metric.of(Kind.REQUESTS_PER_HOUR), -18.5);
        assertPercent(Metric.percentile(50), -11.0);
        assertPercent(Metric.percentile(90), 41.0);
        assertPercent(Metric.percentile(95), 43.7);
    }

    @Test
    void differencesOfSharesAreInPoints() {
        assertThat(points(Metric.of(Kind.SUCCESS_RATE))).isCloseTo(0.81, within(0.005));
        Metric fastest = Metric.bucketShare(Duration.ZERO, Optional.of(Duration.ofMillis(500)));
        assertThat(points(fastest)).isCloseTo(15.70, within(0.005));
        Change share = comparison(fastest).change().orElseThrow();
        assertThat(share.b() / share.a()).isCloseTo(1.46, within(0.005));
    }

    @Test
    void theWordsFollow() {
        assertThat(comparison(Metric.percentile(50)).word()).contains(Word.BETTER);
        assertThat(comparison(Metric.percentile(90)).word()).contains(Word.WORSE);
        assertThat(comparison(Metric.of(Kind.THROUGHPUT)).word()).contains(Word.WORSE);
        assertThat(comparison(Metric.goodFraction(Duration.ofMillis(500))).word())
                .contains(Word.BETTER);
    }

    private static void assertPercent(Metric metric, double percent) {
        Change change = comparison(metric).change().orElseThrow();
        assertThat(100 * (change.b() / change.a() - 1)).isCloseTo(percent, within(0.05));
        assertThat(comparison(metric).metric().scale()).isEqualTo(Metric.Scale.RATIO);
    }

    private static double points(Metric metric) {
        Change change = comparison(metric).change().orElseThrow();
        assertThat(metric.scale()).isEqualTo(Metric.Scale.POINTS);
        return change.b() - change.a();
    }

    private static Comparison comparison(Metric metric) {
        return DIFF.aggregated().stream()
                .filter(each -> each.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
