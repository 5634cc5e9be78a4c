package io.github.wingload.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRowTest {

    private static final byte[] PACKED = "enŁódźdetwo".getBytes(StandardCharsets.UTF_8);
    private static final int[] ENDS = {2, 9, 11, 14};

    @Test
    void viewOfPackedCellsEqualsARowOfItsOwn() {
        SampleRow view = SampleRow.view(1, PACKED, ENDS, 2, 2);
        assertThat(view).isEqualTo(new SampleRow(1, List.of("de", "two")));
        assertThat(view).hasSameHashCodeAs(new SampleRow(1, List.of("de", "two")));
        assertThat(view).isNotEqualTo(new SampleRow(2, List.of("de", "two")));
        assertThat(view).isNotEqualTo(new SampleRow(1, List.of("de", "too")));
        assertThat(SampleRow.view(0, PACKED, ENDS, 0, 2).cells()).containsExactly("en", "Łódź");
    }

    @Test
    void firstCellIsTheKey() {}

    @Test
    void cellsAreReturnedAsReadOnlyBytes() {
        ByteBuffer utf8 = SampleRow.view(0, PACKED, ENDS, 0, 2).utf8(1);
        assertThat(utf8.isReadOnly()).isTrue();
        assertThat(StandardCharsets.UTF_8.decode(utf8).toString()).isEqualTo("Łódź");
    }

    @Test
    void aCellBeyondTheRowIsRefused() {
        SampleRow row = SampleRow.view(0, PACKED, ENDS, 0, 2);
        assertThatThrownBy(() -> row.cell(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> row.utf8(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SampleRow.view(0, PACKED, ENDS, 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
