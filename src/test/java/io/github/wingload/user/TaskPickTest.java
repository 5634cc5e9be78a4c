package io.github.wingload.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskPickTest {

    @Test
    void tasksArePickedInProportionToTheirWeights() {
        TaskPick pick = new TaskPick(List.of(task(70), task(20), task(10)));
        Random random = new Random(1);
        int[] picked = new int[3];
        for (int i = 0; i < 100_000; i++) {
            picked[pick.next(random)]++;
        }
        assertThat(picked[0]).isBetween(69_500, 70_500);
        assertThat(picked[1]).isBetween(19_500, 20_500);
        assertThat(picked[2]).isBetween(9_600, 10_400);
    }

    @Test
    void aSingleTaskUsesUpNoRandomNumber() {
        Random random = new Random(1);
        assertThat(new TaskPick(List.of(task(3))).next(random)).isZero();
        assertThat(random.nextLong()).isEqualTo(new Random(1).nextLong());
    }

    private static Task task(int weight) {
        return new Task("/", weight, "GET", Template.of("/"), List.of(), Optional.empty(), Expectation.ANY_2XX);
    }
}
