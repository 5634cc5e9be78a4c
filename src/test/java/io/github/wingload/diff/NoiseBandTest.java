package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What replicates tell of chance, against figures worked out independently. */
class NoiseBandTest {

    @Test
    void theFirstTwoPublishedRunsMustDifferByAQuarterForADetectedChange() {
        NoiseBand band =
                NoiseBand.of(false, List.of(new double[] {21.69, 18.85})).orElseThrow();
        // sd of ln 21.69 and ln 18.85 is 0.099234; 1.96 · √2 times that is 0.275058.
        assertThat(band.spread()).isCloseTo(9.9234, within(0.0001));
        assertThat(band.changes().low()).isCloseTo(-24.0472, within(0.0001));
        assertThat(band.changes().high()).isCloseTo(31.6607, within(0.0001));
        assertThat(band.freedom()).isEqualTo(1);
        assertThat(band.rough()).isTrue();
        assertThat(band.holds(18.85, 21.69)).isTrue();
        assertThat(band.holds(30, 40)).isFalse();
        assertThat(band.holds(40, 30)).isFalse();
    }

    @Test
    void sharesHaveTheirBandInPoints() {
        NoiseBand band =
                NoiseBand.of(true, List.of(new double[] {88.14, 84.72})).orElseThrow();
        // sd is 3.42 / √2.
        assertThat(band.spread()).isCloseTo(2.4183, within(0.0001));
        assertThat(band.changes().high()).isCloseTo(6.7031, within(0.0001));
        assertThat(band.holds(90, 96.7)).isTrue();
        assertThat(band.holds(90, 96.8)).isFalse();
    }

    @Test
    void groupsArePooledByWhatEachTells() {
        NoiseBand band = NoiseBand.of(
                        true, List.of(new double[] {1, 2, 3}, new double[] {100, 104}, new double[] {7}, new double[0]))
                .orElseThrow();
        // (2 + 8) / (2 + 1)
        assertThat(band.deviation()).isCloseTo(Math.sqrt(10 / 3.0), within(1e-12));
        assertThat(band.freedom()).isEqualTo(3);
    }

    @Test
    void withoutARunThatWasRepeatedThereIsNoBand() {
        assertThat(NoiseBand.of(false, List.of(new double[] {1}, new double[] {2})))
                .isEmpty();
    }
}
