package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.plan.RowFilter.Matches;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadAheadTest extends SampleFixture {

    private static final RandomGenerator UNUSED = () -> {
        throw new AssertionError("this pick draws nothing");
    };

    private static final int COUNT = 10_000;

    @Test
    void onceGivesEveryRowInOrderAndEnds() {
        try (RowCursor cursor = cursor(streamed(numbers(), Pick.ONCE), Pick.ONCE)) {
            for (long number = 0; number < COUNT; number++) {
                assertThat(cursor.next(UNUSED))
                        .contains(new SampleRow(number, List.of("" + number, "title " + number)));
            }
            assertThat(cursor.next(UNUSED)).isEmpty();
            assertThat(cursor.next(UNUSED)).isEmpty();
        }
    }

    @Test
    void sequentialStartsAgainAtTheEnd() {
        Said odd = numbers().where("id", new Matches("[13579]$"));
        try (RowCursor cursor = cursor(streamed(odd, Pick.SEQUENTIAL), Pick.SEQUENTIAL)) {
            for (int i = 0; i < 2 * COUNT; i++) {
                int expected = i % (COUNT / 2);
                SampleRow row = cursor.next(UNUSED).orElseThrow();
                assertThat(row.number()).isEqualTo(expected);
                assertThat(row.cell(0)).isEqualTo(Integer.toString(2 * expected + 1));
            }
        }
    }

    @Test
    void cellsThatNoHeaderCanHoldAreFoundInRowsThatAreNotKept() throws IOException {
        StringBuilder rows = new StringBuilder("id,title\n");
        for (int id = 1; id <= 2 * SampleTable.KEPT_COUNT; id++) {
            rows.append(id).append(id == 150 ? ",\"a\nb\"\n" : id == 170 ? ",a\u0007\n" : ",plain\n");
        }
        Samples samples = file("rows.csv", rows.toString()).picked(Pick.ONCE).samples();
        assertThat(HeaderScan.unfit(samples, Set.of(0, 1)))
                .as("columns and lines")
                .isEqualTo(Map.of(1, 151));
        assertThat(HeaderScan.unfit(samples, Set.of(0))).isEmpty();
    }

    @Test
    void streamedTableHasTheFiguresOfAKeptOne() {
        Said odd = numbers().where("id", new Matches("[13579]$")).picked(Pick.ONCE);
        SampleTable kept = table(odd);
        SampleTable streamed = streamed(odd, Pick.ONCE);
        assertThat(kept.streamed()).isFalse();
        assertThat(streamed.streamed()).isTrue();
        assertThat(streamed.columns()).isEqualTo(kept.columns());
        assertThat(streamed.columns().types()).containsExactly(ColumnType.INTEGER, ColumnType.STRING);
        assertThat(streamed.size()).isEqualTo(kept.size()).isEqualTo(COUNT / 2);
        assertThat(streamed.leftOut()).isEqualTo(kept.leftOut()).isEqualTo(COUNT / 2);
        assertThat(streamed.varying()).isEqualTo(kept.varying());
        assertThat(streamed.row(99)).isEqualTo(kept.row(99));
        assertThatThrownBy(() -> streamed.row(100)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void wholeFileIsCheckedBeforeTheRun() {
        Said wrong = file("rows.csv", "id\n" + "1\n".repeat(5000) + "x\n")
                .types(Map.of("id", ColumnType.INTEGER))
                .picked(Pick.SEQUENTIAL);
        assertThat(problems(wrong.samples(), 0))
                .containsExactly("5002 id: \"x\" is not an integer, as the scenario's types require; "
                        + "write a 64-bit integer without plus and leading zeros, or write id: string");
    }

    @ParameterizedTest
    @EnumSource(
            value = Pick.class,
            names = {"RANDOM", "SHUFFLE", "FIXED"})
    void picksOutOfOrderKeepRowsInMemory(Pick pick) {
        assertThat(table(numbers().picked(pick).samples(), 0).streamed()).isFalse();
    }

    @Test
    void smallFilesAreKeptAndLargeOnesReadAhead() {
        Said said = numbers().picked(Pick.ONCE);
        long size = said.samples().file().toFile().length();
        assertThat(table(said.samples(), size).streamed()).isFalse();
        assertThat(table(said.samples(), size - 1).streamed()).isTrue();
    }

    @Test
    void noRowIsLostOrGivenTwiceToThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (RowCursor cursor = cursor(streamed(numbers(), Pick.ONCE), Pick.ONCE)) {
            List<Future<List<Long>>> shares = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                shares.add(threads.submit(() -> rest(cursor)));
            }
            List<Long> given = new ArrayList<>();
            for (Future<List<Long>> share : shares) {
                given.addAll(share.get());
            }
            assertThat(given)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, COUNT).boxed().toList());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void rowsLargerThanABatchAreDelivered() {
        String large = "x".repeat(3 << 20);
        Said said = file("rows.csv", "id,text\n1," + large + "\n2," + large + "y\n3,z\n");
        try (RowCursor cursor = cursor(streamed(said, Pick.ONCE), Pick.ONCE)) {
            assertThat(cursor.next(UNUSED).orElseThrow().cell(1)).isEqualTo(large);
            assertThat(cursor.next(UNUSED).orElseThrow().cell(1)).isEqualTo(large + "y");
            assertThat(cursor.next(UNUSED).orElseThrow().cell(1)).isEqualTo("z");
            assertThat(cursor.next(UNUSED)).isEmpty();
        }
    }

    @Test
    void changedFileIsNotUsed() throws IOException {
        SampleTable table = streamed(numbers(), Pick.ONCE);
        Files.writeString(directory.resolve("numbers.csv"), "7,seven\n", StandardOpenOption.APPEND);
        try (RowCursor cursor = cursor(table, Pick.ONCE)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> cursor.next(UNUSED))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageEndingWith("numbers.csv: reading failed: it has changed since it was checked");
            }
        }
    }

    @Test
    void closedCursorEnds() {
        RowCursor cursor = cursor(streamed(numbers(), Pick.SEQUENTIAL), Pick.SEQUENTIAL);
        cursor.next(UNUSED);
        cursor.close();
        assertThat(rest(cursor).size()).isLessThan(100 * COUNT);
    }

    private static List<Long> rest(RowCursor cursor) {
        List<Long> numbers = new ArrayList<>();
        for (Optional<SampleRow> row = cursor.next(UNUSED); row.isPresent(); row = cursor.next(UNUSED)) {
            numbers.add(row.get().number());
        }
        return numbers;
    }

    private Said numbers() {
        return file(
                "numbers.csv",
                IntStream.range(0, COUNT)
                        .mapToObj(number -> number + ",title " + number)
                        .collect(Collectors.joining("\n", "id,title\n", "\n")));
    }

    private static SampleTable streamed(Said said, Pick pick) {
        return table(said.picked(pick).samples(), 0);
    }

    private static RowCursor cursor(SampleTable table, Pick pick) {
        return RowCursor.of(table, pick, 1);
    }
}
