package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTableTest {

    private static final Columns COLUMNS =
            new Columns(List.of("lang", "title"), List.of(ColumnType.STRING, ColumnType.STRING));

    @Test
    void rowsAreReturnedUnchanged() {
        SampleTable table = SampleTable.of(COLUMNS, List.of(List.of("en", ""), List.of("", "Zürich"), List.of("", "")));
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.row(0)).isEqualTo(new SampleRow(0, List.of("en", "")));
        assertThat(table.row(1)).isEqualTo(new SampleRow(1, List.of("", "Zürich")));
        assertThat(table.row(2)).isEqualTo(new SampleRow(2, List.of("", "")));
    }

    @Test
    void manyRowsOutgrowTheFirstArrays() {
        List<List<String>> rows = IntStream.range(0, 5000)
                .mapToObj(number -> List.of("row", "number " + number))
                .toList();
        SampleTable table = SampleTable.of(COLUMNS, rows);
        assertThat(table.varying()).containsExactly(1);
        assertThat(table.row(4999).cells()).containsExactly("row", "number 4999");
        assertThat(table.row(2500).cells()).containsExactly("row", "number 2500");
    }

    @Test
    void thereIsNoRowBeyondTheLast() {
        assertThatThrownBy(() -> SampleTable.NONE.row(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void rowsOfAnotherWidthAreRefused() {
        assertThatThrownBy(() -> SampleTable.of(COLUMNS, List.of(List.of("en"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
