package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.Remark.CacheMedianOutside;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HitMixtureTest {

    private static final Optional<String> TASK = Optional.empty();

    @ParameterizedTest
    @CsvSource({"8, 65, 7", "8, 65, 70", "65, 8, 80"})
    void theMedianOfAllLiesBetweenTheOthers(double hit, double miss, double all) {
        assertThat(HitMixture.contradiction(TASK, hit, miss, all))
                .contains(new CacheMedianOutside(TASK, all, hit, miss));
    }

    /** Slow hits make the median of 72 % hits 65 ms: calls that were counted are possible. */
    @ParameterizedTest
    @CsvSource({"8, 65, 8.2", "8, 65, 65", "8, 65, 7.8", "65, 8, 9", "65, 65, 65"})
    void possibleFiguresAreNotAContradiction(double hit, double miss, double all) {
        assertThat(HitMixture.contradiction(TASK, hit, miss, all)).isEmpty();
    }
}
