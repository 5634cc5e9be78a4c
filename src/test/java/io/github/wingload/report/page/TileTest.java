package io.github.wingload.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TileTest {

    private static final List<Tile> COMPARED = Tile.of(ShownRun.compared().report(), Optional.empty());

    @Test
    void aComparisonHasTheFiguresOfEachSide() {
        assertThat(COMPARED)
                .extracting(tile -> tile.label() + " " + tile.value())
                .containsExactly(
                        "external: delivered 36,000/h",
                        "external: ok 100.00%",
                        "external: p50 of ok calls 70.0 ms",
                        "external: p90 of ok calls 70.0 ms",
                        "external: p99 of ok calls 70.0 ms",
                        "internal: delivered 36,000/h",
                        "internal: ok 95.00%",
                        "internal: p50 of ok calls 20.0 ms",
                        "internal: p90 of ok calls 20.0 ms",
                        "internal: p99 of ok calls 20.0 ms");
    }

    @Test
    void aThresholdOfASideIsOnTheTileOfThatSide() {
        assertThat(COMPARED)
                .filteredOn(tile -> !tile.limit().isEmpty())
                .extracting(tile -> tile.label() + ", " + tile.limit() + ", " + tile.state())
                .containsExactly("internal: p90 of ok calls, limit ≤ 10 ms, fail");
    }
}
