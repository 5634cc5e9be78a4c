package io.github.wingload.report.comparison;

import io.github.wingload.diff.TrendSeries;
import io.github.wingload.text.Block;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.Page;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Runs over time, for people: for each name a table of its runs, the steps between them, and the noise bands that the steps
 * are judged by. Pure; thread-safe.
 */
public final class TrendReport {

    private TrendReport() {}

    /** As Markdown, ending in a line end. */
    public static String markdown(List<TrendSeries> trend) {
        return document(trend, OptionalInt.empty()).in(new Markdown());
    }

    /**
     * For a terminal, ending in a line end.
     *
     * @param columns the width of the terminal: the last columns of a wider table are written below it; empty for no limit
     */
    public static String console(List<TrendSeries> trend, OptionalInt columns) {
        return document(trend, columns).in(new PlainText());
    }

    private static Page document(List<TrendSeries> trend, OptionalInt columns) {
        List<Section> sections = new ArrayList<>();
        trend.forEach(series -> sections.add(new Section(series.name(), blocks(series, columns))));
        sections.add(guide(trend));
        return new Page("Load tests over time", List.of(), sections);
    }

    private static List<Block> blocks(TrendSeries series, OptionalInt columns) {
        List<Block> blocks = new ArrayList<>();
        if (fits(TrendTables.runs(series, true), columns)) {
            blocks.add(TrendTables.runs(series, true));
        } else {
            blocks.add(TrendTables.runs(series, false));
            blocks.add(TrendTables.configurations(series));
        }
        blocks.addAll(steps(series, columns));
        return blocks;
    }

    /** A row for each run of a name. */
    public static Block.Table runs(TrendSeries series) {
        return TrendTables.runs(series, true);
    }

    /** The steps between the runs of a name, and its noise. */
    public static List<Block> steps(TrendSeries series) {
        return steps(series, OptionalInt.empty());
    }

    private static List<Block> steps(TrendSeries series, OptionalInt columns) {
        List<Block> blocks = new ArrayList<>();
        if (!series.steps().isEmpty()) {
            blocks.add(Block.Paragraph.of("From run to run:"));
            if (fits(TrendTables.steps(series, true), columns)) {
                blocks.add(TrendTables.steps(series, true));
            } else {
                blocks.add(TrendTables.steps(series, false));
                blocks.add(TrendTables.findings(series));
            }
        }
        if (!series.bands().isEmpty()) {
            blocks.add(Block.Paragraph.of("Noise between replicates:"));
            blocks.add(TrendTables.noise(series));
        }
        return blocks;
    }

    private static boolean fits(Block.Table table, OptionalInt columns) {
        return columns.isEmpty() || PlainText.width(table) <= columns.getAsInt();
    }

    /** How to read the tables. */
    public static Section guide(List<TrendSeries> trend) {
        return new Section("How to Read This", List.of(Block.Bullets.of(notes(trend))));
    }

    private static List<String> notes(List<TrendSeries> trend) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Times are of ok calls. A change in % is relative to the figure; a change in pp is in percentage points.");
        if (trend.stream()
                .flatMap(series -> series.runs().stream())
                .anyMatch(run -> run.origin().manifest().isEmpty())) {
            notes.add(
                    "A run without a verdict is the result of another tool, or of an earlier test; its times include failed calls.");
        }
        if (trend.stream().allMatch(series -> series.bands().isEmpty())) {
            notes.add("No run has a replicate, so the noise is not known; wingload run --repeat 3 measures it.");
            return notes;
        }
        notes.add(
                "Replicates are runs that differ only in the seed. The spread is their standard deviation. The noise band is"
                        + " t × √2 × the spread, with Student's t for the number of repeats: 95% of the time, two further"
                        + " runs of one test differ by less. For times and rates both are computed on logarithms.");
        notes.add(
                "A step is worse or better if the level of a figure changed: the mean of the runs that are alike the earlier"
                        + " run differs from that of the runs that are alike the later one, by more than chance and by enough to"
                        + " matter (10% for times, 5% for rates, 0.5 pp for success and 1 pp for other shares). The size is that of the level. All"
                        + " steps and figures are accounted for: at most one series in ten has a finding by chance.");
        notes.add("Runs on either side of such a step are separate groups of replicates, even if no label changed.");
        return notes;
    }
}
