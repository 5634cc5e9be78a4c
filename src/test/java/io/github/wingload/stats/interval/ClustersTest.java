package io.github.wingload.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClustersTest {

    private static final double CONFIDENCE = 0.95;

    private final Clusters clusters = new Clusters();

    @Test
    void clustersOfOneThingAreIndependentThings() {
        for (int i = 0; i < 1000; i++) {
            clusters.add(i % 10 == 0 ? 0 : 1, 1);
        }
        Estimate estimate = clusters.share(CONFIDENCE);

        assertThat(estimate.value()).isEqualTo(0.9);
        assertThat(estimate.designEffect()).isCloseTo(1, within(0.002));
        assertThat(estimate.interval().low())
                .isCloseTo(ShareInterval.of(0.9, 1000, CONFIDENCE).low(), within(1e-4));
    }

    @Test
    void thingsThatFailTogetherAreWorthOneAnother() {
        for (int i = 0; i < 1000; i++) {
            clusters.add(i % 10 == 0 ? 0 : 20, 20);
        }
        Estimate estimate = clusters.share(CONFIDENCE);

        assertThat(estimate.value()).isEqualTo(0.9);
        assertThat(estimate.designEffect()).isCloseTo(20, within(0.05));
        assertThat(estimate.effectiveCount()).isCloseTo(1000, within(3.0));
    }

    @Test
    void itemsThatFailIndependentlyCountAsIndependent() {
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            int ok = 0;
            for (int item = 0; item < 8; item++) {
                ok += random.nextInt(20) == 0 ? 0 : 1;
            }
            clusters.add(ok, 8);
        }

        assertThat(clusters.share(CONFIDENCE).designEffect()).isBetween(1.0, 1.1);
    }

    @Test
    void whereNothingFailedEachClusterCountsOnce() {
        for (int i = 0; i < 50; i++) {
            clusters.add(30, 30);
        }
        clusters.add(0, 0);
        Estimate estimate = clusters.share(CONFIDENCE);

        assertThat(estimate.value()).isEqualTo(1);
        assertThat(estimate.effectiveCount()).isEqualTo(50);
        assertThat(estimate.interval()).isEqualTo(ShareInterval.of(1, 50, CONFIDENCE));
    }

    @Test
    void aSingleClusterIsASingleThing() {
        clusters.add(3, 4);

        assertThat(clusters.share(CONFIDENCE).effectiveCount()).isEqualTo(1);
    }
}
