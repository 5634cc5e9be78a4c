package io.github.wingload.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What replicates tell of chance, against figures worked out independently. */
class NoiseBandTest {

    @Test
    void twoRunsTellLittleOfHowMuchAThirdDiffers() {
        NoiseBand band =
                NoiseBand.of(false, List.of(new double[] {21.69, 18.85}), 0).orElseThrow();
        // sd of ln 21.69 and ln 18.85 is 0.099234; Student's t of one degree of freedom is 12.7062.
        assertThat(band.spread()).isCloseTo(9.9234, within(0.0001));
        assertThat(band.changes().low()).isCloseTo(100 * Math.expm1(-1.783164), within(0.001));
        assertThat(band.changes().high()).isCloseTo(100 * Math.expm1(1.783164), within(0.01));
        assertThat(band.freedom()).isEqualTo(1);
    }

    @Test
    void equalReplicatesVaryAsTheirOwnIntervalsSay() {
        List<double[]> equal = List.of(new double[] {100, 100});
        assertThat(NoiseBand.of(true, equal, 0)).isEmpty();
        assertThat(NoiseBand.of(true, equal, 0.25).orElseThrow().deviation()).isEqualTo(0.5);
        assertThat(NoiseBand.of(true, List.of(new double[] {100, 98}), 0.25)
                        .orElseThrow()
                        .deviation())
                .isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void sharesHaveTheirBandInPoints() {
        NoiseBand band =
                NoiseBand.of(true, List.of(new double[] {88.14, 84.72}), 0).orElseThrow();
        // sd is 3.42 / √2.
        assertThat(band.spread()).isCloseTo(2.4183, within(0.0001));
        assertThat(band.changes().high()).isCloseTo(12.7062 * 3.42, within(0.0005));
    }

    @Test
    void groupsArePooledByWhatEachTells() {
        NoiseBand band = NoiseBand.of(
                        true,
                        List.of(new double[] {1, 2, 3}, new double[] {100, 104}, new double[] {7}, new double[0]),
                        0)
                .orElseThrow();
        // (2 + 8) / (2 + 1)
        assertThat(band.deviation()).isCloseTo(Math.sqrt(10 / 3.0), within(1e-12));
        assertThat(band.freedom()).isEqualTo(3);
    }

    @Test
    void withoutARunThatWasRepeatedThereIsNoBand() {
        assertThat(NoiseBand.of(false, List.of(new double[] {1}, new double[] {2}), 0))
                .isEmpty();
    }
}
