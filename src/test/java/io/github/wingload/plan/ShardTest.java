package io.github.wingload.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void everyNumberIsPlayedByOneShard(int count) {
        for (long number = 0; number < 300; number++) {
            long wanted = number;
            assertThat(shards(count).stream().filter(shard -> shard.plays(wanted)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void sharesAreHowManyNumbersAreOnesOwn(int count) {
        for (Shard shard : shards(count)) {
            for (int total = 0; total < 300; total++) {
                assertThat(shard.share(total)).isEqualTo((int)
                        IntStream.range(0, total).filter(shard::plays).count());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void quotasAddUpAndDifferFromTheExactShareByLessThanOneCall(int count) {
        for (int users = count; users < count + 40; users += 3) {
            for (long calls : new long[] {0, 1, 99, 1_000, 12_345, Long.MAX_VALUE / 1_000}) {
                int all = users;
                assertThat(shards(count).stream()
                                .mapToLong(shard -> shard.quota(calls, all))
                                .sum())
                        .as("%d calls of %d users", calls, users)
                        .isEqualTo(calls);
                for (Shard shard : shards(count)) {
                    assertThat((double) shard.quota(calls, users))
                            .isCloseTo((double) calls * shard.share(users) / users, within(calls));
                }
            }
        }
    }

    private static Offset<Double> within(long calls) {
        return Offset.offset(1 + calls * 1e-12);
    }

    @Test
    void whatIsLeftOverGoesToTheLargestRemainders() {
        // 4, 3 and 3 of 10 users: 4.4, 3.3 and 3.3 of 11 calls.
        assertThat(shards(3)).extracting(shard -> shard.quota(11, 10)).containsExactly(5L, 3L, 3L);
        // 3, 2 and 2 of 7 users: 2.14, 1.43 and 1.43 of 5 calls.
        assertThat(shards(3)).extracting(shard -> shard.quota(5, 7)).containsExactly(2L, 2L, 1L);
    }

    @Test
    void thereIsNoShardBeyondTheLast() {
        assertThatThrownBy(() -> new Shard("run", 3, 3)).hasMessage("there is no shard 3 of 3");
    }

    @Test
    void theWholeHasAllOfEverything() {
        assertThat(Shard.WHOLE.share(17)).isEqualTo(17);
        assertThat(Shard.WHOLE.quota(17, 3)).isEqualTo(17);
        assertThat(LongStream.range(0, 9).allMatch(Shard.WHOLE::plays)).isTrue();
    }

    private static List<Shard> shards(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Shard("run", index, count))
                .toList();
    }
}
