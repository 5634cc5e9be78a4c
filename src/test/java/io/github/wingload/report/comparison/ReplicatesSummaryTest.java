package io.github.wingload.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.result.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of a series of runs, as a reader sees it. */
class ReplicatesSummaryTest {

    @Test
    void eachRunHasARowAndTheirSpreadATable() {
        String text = ReplicatesSummary.of(List.of(run(41, 200), run(42, 220)), 2);
        assertThat(text).startsWith("\n2 replicates\n------------\n").contains("Student's t");
        assertThat(text.lines()).anyMatch(line -> line.matches("1 +41 +36,000 +100\\.00% +200 ms .*PASS"));
        // Geometric mean of 200 and 220; ln 1.1 / √2; 12.7 · √2 times that.
        assertThat(text.lines()).anyMatch(line -> line.matches("p90 +210 ms +6\\.7% +-70\\.\\d% to \\+23\\d\\.\\d%"));
        assertThat(text.lines())
                .anyMatch(line -> line.matches("success +100\\.00% +0\\.0\\d pp +-0\\.\\d+ pp to \\+0\\.\\d+ pp"));
    }

    @Test
    void twoRunsThatHaveLittleInCommonHaveABandWithoutAnEnd() {
        String text = ReplicatesSummary.of(List.of(run(41, 5), run(42, 800)), 2);
        assertThat(text.lines()).anyMatch(line -> line.matches("p90 .* +-100\\.0% to more than \\+1,000\\.0%"));
    }

    @Test
    void runsOfStreamedAnswersHaveTheFiguresOfTheirTokens() {
        String text = ReplicatesSummary.of(List.of(streamed(41, 200), streamed(42, 220)), 2);
        assertThat(text).containsPattern("p99 +p50 of ttft +p90 of ttft +p50 of tpot +Output tokens/s +Verdict");
        assertThat(text.lines()).anyMatch(line -> line.matches("p90 of ttft +105 ms +6\\.7% .*"));
        assertThat(text.lines()).anyMatch(line -> line.matches("output tokens/s +29\\.99/s .*"));
    }

    private static Analysis streamed(long seed, double tookMs) {
        MadeUpRun run = MadeUpRun.ofSeconds(300).streamed(3_000, tookMs);
        run.seed = seed;
        return run.report();
    }

    @Test
    void anInvalidRunTellsNothingOfTheSpread() {
        String text = ReplicatesSummary.of(List.of(run(41, 200), run(42, 0)), 3);
        assertThat(text)
                .contains("2 of 3 replicates: the series ended early", "INVALID", "needs at least two valid runs")
                .doesNotContain("Spread");
    }

    @Test
    void aSeriesThatNeverBeganSaysSo() {
        assertThat(ReplicatesSummary.of(List.of(), 3)).contains("0 of 3 replicates: the series ended early");
    }

    /** @param tookMs 0 for a run without a call */
    private static Analysis run(long seed, double tookMs) {
        MadeUpRun run = MadeUpRun.ofSeconds(300).steady(tookMs == 0 ? 0 : 3_000, tookMs);
        run.seed = seed;
        return run.report();
    }
}
