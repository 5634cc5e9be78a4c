package io.github.wingload.report.comparison;

import io.github.wingload.diff.NoiseBand;
import io.github.wingload.diff.Trend;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.text.Block;
import io.github.wingload.text.Document;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Runs over time, for people: of each name the runs in one table, the steps from each to the next, and the noise that these
 * are held against. Pure; thread-safe.
 */
public final class TrendReport {

    private TrendReport() {}

    /** As Markdown, ending in a line end. */
    public static String markdown(Trend trend) {
        return document(trend, OptionalInt.empty()).in(new Markdown());
    }

    /**
     * For a terminal, ending in a line end.
     *
     * @param columns how wide it is: where a table is wider, its last columns stand below it in lines; empty for none
     */
    public static String console(Trend trend, OptionalInt columns) {
        return document(trend, columns).in(new PlainText());
    }

    private static Document document(Trend trend, OptionalInt columns) {
        List<Section> sections = new ArrayList<>();
        trend.series().forEach(series -> sections.add(new Section(series.name(), blocks(series, columns))));
        sections.add(new Section("How to Read This", List.of(Block.Bullets.of(notes(trend)))));
        return new Document("Load tests over time", List.of(), sections);
    }

    private static List<Block> blocks(TrendSeries series, OptionalInt columns) {
        List<Block> blocks = new ArrayList<>();
        if (fits(TrendTables.runs(series, true), columns)) {
            blocks.add(TrendTables.runs(series, true));
        } else {
            blocks.add(TrendTables.runs(series, false));
            blocks.add(TrendTables.configurations(series));
        }
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
            blocks.add(Block.Paragraph.of("Noise, as replicates tell it:"));
            blocks.add(TrendTables.noise(series));
        }
        return blocks;
    }

    private static boolean fits(Block.Table table, OptionalInt columns) {
        return columns.isEmpty() || PlainText.width(table) <= columns.getAsInt();
    }

    private static List<String> notes(Trend trend) {
        List<String> notes = new ArrayList<>();
        notes.add("Times are of ok calls. A change in percent is of the figure itself; a change in pp is in percentage"
                + " points.");
        if (trend.series().stream().allMatch(series -> series.bands().isEmpty())) {
            notes.add(
                    "No run was repeated as it was, so what chance makes of two runs is not known: run --repeat 3 tells.");
            return notes;
        }
        notes.add(
                "Replicates are runs that differ in nothing but the seed; the spread is their standard deviation, and the"
                        + " noise band 1.96 × √2 × the spread: by so much two single runs of one test differ in nineteen cases of"
                        + " twenty. Of times and rates it is worked out in logarithms.");
        notes.add(
                "A step is judged by the replicates before it. It is called worse or better if it is beyond the band and"
                        + " large enough to matter (10% and 20 ms of a time, 5% of requests/h, 0.5 pp of success). One figure in"
                        + " twenty is beyond the band by chance alone.");
        notes.add("A change of the service that no label tells of counts as noise.");
        if (trend.series().stream()
                .flatMap(series -> series.bands().values().stream())
                .anyMatch(NoiseBand::rough)) {
            notes.add("A band from fewer than five repeats is a rough one.");
        }
        return notes;
    }
}
