package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {

    @Test
    void looksGrowApartAndTheThirdIsAfterAThird() {
        List<Double> ends = Looks.at(120).endsSeconds();
        assertThat(ends).hasSize(4);
        assertThat(ends.get(0)).isCloseTo(120 / 9.0, within(Slots.SECONDS));
        assertThat(ends.get(2)).isEqualTo(40);
        for (int i = 1; i < ends.size(); i++) {
            assertThat(ends.get(i) / ends.get(i - 1)).isCloseTo(Math.sqrt(3), within(0.03));
        }
        assertThat(ends).as("whole slots").allMatch(end -> end % Slots.SECONDS == 0);
    }

    @Test
    void allLooksTogetherRiskFivePercent() {
        Looks looks = Looks.at(3600);
        assertThat(looks.endsSeconds().size() * (1 - looks.confidence())).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void noLookIsMadeBeforeThereAreBlocks() {
        assertThat(Looks.at(3).endsSeconds()).isEmpty();
        assertThat(Looks.at(20).endsSeconds())
                .isNotEmpty()
                .allMatch(end -> !Blocking.of(end).shortRun());
    }
}
