package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowCursorTest {

    private static final RandomGenerator UNUSED = () -> {
        throw new AssertionError("this pick draws nothing");
    };

    @ParameterizedTest
    @EnumSource(Pick.class)
    void planWithoutSamplesAlwaysHasTheEmptyRow(Pick pick) {
        RowCursor cursor = RowCursor.of(SampleTable.NONE, pick, 1);
        assertThat(IntStream.range(0, 3).mapToObj(i -> cursor.next(UNUSED))).containsOnly(Optional.of(SampleRow.NONE));
    }

    @Test
    void sequentialStartsAgainAfterTheLast() {
        assertThat(numbers(RowCursor.of(rows(3), Pick.SEQUENTIAL, 1), UNUSED, 7))
                .containsExactly(0L, 1L, 2L, 0L, 1L, 2L, 0L);
    }

    @Test
    void onceEndsAndStaysEnded() {
        RowCursor cursor = RowCursor.of(rows(2), Pick.ONCE, 1);
        assertThat(numbers(cursor, UNUSED, 2)).containsExactly(0L, 1L);
        assertThat(cursor.next(UNUSED)).isEmpty();
        assertThat(cursor.next(UNUSED)).isEmpty();
    }

    @Test
    void randomUsesTheCallersRandomSource() {
        RowCursor cursor = RowCursor.of(rows(1000), Pick.RANDOM, 1);
        List<Long> first = numbers(cursor, new SplittableRandom(5), 50);
        assertThat(numbers(cursor, new SplittableRandom(5), 50)).isEqualTo(first);
        assertThat(numbers(cursor, new SplittableRandom(6), 50)).isNotEqualTo(first);
    }

    @Test
    void randomReachesEveryRow() {
        assertThat(numbers(RowCursor.of(rows(4), Pick.RANDOM, 1), new SplittableRandom(5), 200))
                .contains(0L, 1L, 2L, 3L);
    }

    @Test
    void shuffleGivesEachRowOnceInAPass() {
        RowCursor cursor = RowCursor.of(rows(50), Pick.SHUFFLE, 1);
        List<Long> first = numbers(cursor, UNUSED, 50);
        List<Long> second = numbers(cursor, UNUSED, 50);
        Long[] all = LongStream.range(0, 50).boxed().toArray(Long[]::new);
        assertThat(first).containsExactlyInAnyOrder(all);
        assertThat(second).containsExactlyInAnyOrder(all).isNotEqualTo(first);
    }

    @Test
    void shuffleFollowsItsSeed() {
        List<Long> order = numbers(RowCursor.of(rows(50), Pick.SHUFFLE, 1), UNUSED, 120);
        assertThat(numbers(RowCursor.of(rows(50), Pick.SHUFFLE, 1), UNUSED, 120))
                .isEqualTo(order);
        assertThat(numbers(RowCursor.of(rows(50), Pick.SHUFFLE, 2), UNUSED, 120))
                .isNotEqualTo(order);
    }

    @ParameterizedTest
    @EnumSource(
            value = Pick.class,
            names = {"SEQUENTIAL", "SHUFFLE", "ONCE"})
    void noRowIsLostOrGivenTwiceToThreads(Pick pick) throws Exception {
        int size = 4000;
        RowCursor cursor = RowCursor.of(rows(size), pick, 1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Long>>> shares = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                shares.add(threads.submit(() -> numbers(cursor, UNUSED, size / 4)));
            }
            List<Long> given = new ArrayList<>();
            for (Future<List<Long>> share : shares) {
                given.addAll(share.get());
            }
            assertThat(given).hasSize(size).doesNotHaveDuplicates();
        } finally {
            threads.shutdown();
        }
    }

    private static List<Long> numbers(RowCursor cursor, RandomGenerator random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> cursor.next(random).orElseThrow().number())
                .toList();
    }

    private static SampleTable rows(int count) {
        return SampleTable.of(
                new Columns(List.of("id"), List.of(ColumnType.INTEGER)),
                IntStream.range(0, count)
                        .mapToObj(number -> List.of(Integer.toString(number)))
                        .toList());
    }
}
