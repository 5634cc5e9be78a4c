package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassTurnsTest {

    @Test
    void theHeaviestComesFirstAndTheOthersAreSpreadBetween() {
        assertThat(turns(7, 5, 1, 1)).containsExactly(0, 0, 1, 2, 0, 0, 0);
        assertThat(turns(10, 7, 2, 1)).containsExactly(0, 0, 1, 0, 2, 0, 0, 1, 0, 0);
        assertThat(turns(3, 1, 1, 1)).containsExactly(0, 1, 2);
        assertThat(turns(3, 8)).containsExactly(0, 0, 0);
    }

    /** The sequences of Locust 2.31.5. */
    @Test
    void theOrderIsThatOfLocust() {
        assertThat(turns(12, 5, 1)).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0);
        assertThat(turns(12, 3, 1)).containsExactly(0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0);
        assertThat(turns(28, 1, 2, 3, 4, 5, 6, 7))
                .containsExactly(6, 5, 4, 3, 2, 6, 1, 5, 4, 6, 3, 5, 0, 2, 4, 6, 5, 3, 6, 4, 1, 5, 6, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1", "4 1", "70 20 10", "5 3 2", "50 1 1 1 1", "997 3", "1 2 3 4 5 6 7"})
    void afterAsManyUsersAsAllWeightsEachClassHasItsShare(String weights) {
        int[] weight =
                Arrays.stream(weights.split(" ")).mapToInt(Integer::parseInt).toArray();
        int total = Arrays.stream(weight).sum();
        ClassTurns turns = new ClassTurns(classes(weight));
        int[] users = new int[weight.length];
        for (int n = 1; n <= 3 * total; n++) {
            users[turns.at(n - 1)]++;
            int rounds = n / total;
            if (n % total == 0) {
                assertThat(users)
                        .containsExactly(
                                Arrays.stream(weight).map(w -> rounds * w).toArray());
            }
        }
    }

    @Test
    void aPlaceHasTheSameClassHoweverOftenItIsAskedFor() {
        ClassTurns turns = new ClassTurns(classes(3, 2));
        int far = turns.at(40);
        assertThat(IntStream.range(0, 5).map(turns::at)).containsExactly(0, 1, 0, 1, 0);
        assertThat(turns.at(40)).isEqualTo(far);
    }

    @Test
    void usersOfClassesWithAFixedCountComeFirst() {
        ClassTurns turns = new ClassTurns(List.of(users(3, 0), users(0, 2), users(1, 0), users(0, 1)));
        assertThat(IntStream.range(0, 11).map(turns::at)).containsExactly(1, 3, 1, 0, 2, 0, 0, 0, 2, 0, 0);
    }

    /** With a weight, or else with a fixed count. */
    private static UserClass users(int weight, int fixedCount) {
        return new UserClass(
                "u",
                Math.max(1, weight),
                fixedCount == 0 ? OptionalInt.empty() : OptionalInt.of(fixedCount),
                new WaitTime.None(),
                Optional.empty(),
                List.of(new Flow(1, List.of(0))),
                Optional.empty());
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
