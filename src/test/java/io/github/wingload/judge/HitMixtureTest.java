package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.Remark.CacheMedianOutside;
import io.github.wingload.result.Remark.CacheMixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HitMixtureTest {

    private static final Optional<String> TASK = Optional.empty();

    @Test
    void threeQuartersOfFastHitsCannotHaveTheMedianOfMisses() {
        assertThat(HitMixture.contradiction(TASK, 0.72, 8, 65, 65))
                .contains(new CacheMixture(TASK, true, 72, 8, 65, 65, 30));
    }

    @Test
    void fewHitsCannotMakeTheMedianFast() {
        assertThat(HitMixture.contradiction(TASK, 0.2, 8, 65, 9))
                .contains(new CacheMixture(TASK, false, 80, 65, 8, 9, 37));
    }

    @ParameterizedTest
    @CsvSource({"0.72, 8, 65, 7", "0.72, 8, 65, 70", "0.5, 65, 8, 80"})
    void theMedianOfAllLiesBetweenTheOthers(double share, double hit, double miss, double all) {
        assertThat(HitMixture.contradiction(TASK, share, hit, miss, all))
                .contains(new CacheMedianOutside(TASK, all, hit, miss));
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
    void possibleFiguresAreNotAContradiction(double share, double hit, double miss, double all) {
        assertThat(HitMixture.contradiction(TASK, share, hit, miss, all)).isEmpty();
    }
}
