package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Flow;
import io.github.wingload.plan.UserClass;
import io.github.wingload.plan.WaitTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassTurnsTest {

    @Test
    void theHeaviestComesFirstAndTheOthersAreSpreadBetween() {
        assertThat(turns(7, 5, 1, 1)).containsExactly(0, 0, 1, 0, 2, 0, 0);
        assertThat(turns(10, 7, 2, 1)).containsExactly(0, 0, 1, 0, 0, 2, 0, 0, 1, 0);
        assertThat(turns(3, 1, 1, 1)).containsExactly(0, 1, 2);
        assertThat(turns(3, 8)).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1", "4 1", "70 20 10", "5 3 2", "50 1 1 1 1", "997 3", "1 2 3 4 5 6 7"})
    void afterEveryUserEachClassIsWithinOneOfItsShare(String weights) {
        int[] weight =
                Arrays.stream(weights.split(" ")).mapToInt(Integer::parseInt).toArray();
        int total = Arrays.stream(weight).sum();
        ClassTurns turns = new ClassTurns(classes(weight));
        int[] users = new int[weight.length];
        for (int n = 1; n <= 3 * total; n++) {
            users[turns.at(n - 1)]++;
            for (int i = 0; i < weight.length; i++) {
                assertThat(Math.abs(users[i] - (double) n * weight[i] / total)).isLessThanOrEqualTo(1);
            }
        }
        for (int i = 0; i < weight.length; i++) {
            assertThat(users[i]).isEqualTo(3 * weight[i]);
        }
    }

    @Test
    void aPlaceHasTheSameClassHoweverOftenItIsAskedFor() {
        ClassTurns turns = new ClassTurns(classes(3, 2));
        int far = turns.at(40);
        assertThat(IntStream.range(0, 5).map(turns::at)).containsExactly(0, 1, 0, 1, 0);
        assertThat(turns.at(40)).isEqualTo(far);
    }

    private static int[] turns(int count, int... weights) {
        ClassTurns turns = new ClassTurns(classes(weights));
        return IntStream.range(0, count).map(turns::at).toArray();
    }

    private static List<UserClass> classes(int... weights) {
        return Arrays.stream(weights)
                .mapToObj(weight -> new UserClass("u", weight, new WaitTime.None(), List.of(new Flow(1, List.of(0)))))
                .toList();
    }
}
