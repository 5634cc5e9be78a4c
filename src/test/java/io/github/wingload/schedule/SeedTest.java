package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.schedule.Seed.Purpose;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void theSameSeedPurposeAndUserGiveTheSameSequence() {
        assertThat(new Seed(7).random(Purpose.WAITS, 3).nextLong())
                .isEqualTo(new Seed(7).random(Purpose.WAITS, 3).nextLong());
    }

    @Test
    void everyUserAndPurposeHasASequenceOfItsOwn() {
        Set<Long> firsts = new HashSet<>();
        for (long seed = 0; seed < 3; seed++) {
            for (Purpose purpose : Purpose.values()) {
                for (int user = 0; user < 1000; user++) {
                    firsts.add(new Seed(seed).random(purpose, user).nextLong());
                }
            }
        }
        assertThat(firsts.size()).isEqualTo(3 * Purpose.values().length * 1000);
    }

    @Test
    void firstDrawsOfNeighbouringUsersAreSpreadEvenly() {
        double sum = 0;
        for (int user = 0; user < 10_000; user++) {
            sum += new Seed(42).random(Purpose.WAITS, user).nextDouble();
        }
        assertThat(sum / 10_000).isBetween(0.49, 0.51);
    }
}
