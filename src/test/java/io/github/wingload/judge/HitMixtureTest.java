package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HitMixtureTest {

    @Test
    void threeQuartersOfFastHitsCannotHaveTheMedianOfMisses() {
        assertThat(HitMixture.contradiction(0.72, 8, 65, 65))
                .contains("72% of the calls are hits with a median of 8.00 ms, and yet the median of all is 65.0 ms:"
                        + " at least 30% of the hits would have to be as slow as that");
    }

    @Test
    void fewHitsCannotMakeTheMedianFast() {
        assertThat(HitMixture.contradiction(0.2, 8, 65, 9))
                .contains("80% of the calls are misses with a median of 65.0 ms, and yet the median of all is 9.00 ms:"
                        + " at least 37% of the misses would have to be as fast as that");
    }

    @ParameterizedTest
    @CsvSource({"0.72, 8, 65, 7", "0.72, 8, 65, 70", "0.5, 65, 8, 80"})
    void theMedianOfAllLiesBetweenTheOthers(double share, double hit, double miss, double all) {
        assertThat(HitMixture.contradiction(share, hit, miss, all).orElseThrow())
                .startsWith("the figures contradict each other: the median of all,");
    }

    @ParameterizedTest
    @CsvSource({
        "0.95, 8, 65, 8.2",
        "0.72, 8, 65, 12",
        "0.20, 8, 65, 60",
        "0.50, 8, 65, 65",
        "0.50, 8, 65, 8",
        "0.51, 8, 65, 64",
        "0.72, 8, 65, 7.8",
        "0.72, 65, 65, 65",
        "1.00, 8, 8, 8"
    })
    void whatCanBeIsNoContradiction(double share, double hit, double miss, double all) {
        assertThat(HitMixture.contradiction(share, hit, miss, all)).isEmpty();
    }
}
