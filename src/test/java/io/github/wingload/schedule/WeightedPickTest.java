package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.Flow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedPickTest {

    @Test
    void choicesArePickedInProportionToTheirWeights() {
        WeightedPick<Flow> pick = pick(flow(0, 70), flow(1, 20), flow(2, 10));
        Random random = new Random(1);
        int[] picked = new int[3];
        for (int i = 0; i < 100_000; i++) {
            picked[pick.next(random).tasks().get(0)]++;
        }
        assertThat(picked[0]).isBetween(69_500, 70_500);
        assertThat(picked[1]).isBetween(19_500, 20_500);
        assertThat(picked[2]).isBetween(9_600, 10_400);
    }

    @Test
    void singleChoiceDrawsNoRandomNumber() {
        Random random = new Random(1);
        assertThat(pick(flow(0, 3)).next(random)).isEqualTo(flow(0, 3));
        assertThat(random.nextLong()).isEqualTo(new Random(1).nextLong());
    }

    private static WeightedPick<Flow> pick(Flow... flows) {
        return new WeightedPick<>(List.of(flows), Flow::weight);
    }

    private static Flow flow(int index, int weight) {
        return new Flow(weight, List.of(index));
    }
}
