package io.github.wingload.report.comparison;

import io.github.wingload.diff.NoiseBand;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.plan.Figure;
import io.github.wingload.result.Analysis;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Page;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** A series of runs of the same test, for a terminal: the figures of each run, and the spread between them. */
public final class ReplicatesSummary {

    private ReplicatesSummary() {}

    /**
     * The series as text.
     *
     * @param reports of the runs that were made, in their order
     * @param planned how many there should have been
     * @return a text that begins with an empty line and ends in a line end
     */
    public static String of(List<Analysis> reports, int planned) {
        List<TrendRun> runs = reports.stream().map(TrendRun::of).toList();
        String title = reports.size() == planned
                ? planned + " replicates"
                : reports.size() + " of " + planned + " replicates: the series ended early";
        List<Block> blocks = new ArrayList<>();
        if (!runs.isEmpty()) {
            blocks.add(runs(runs));
        }
        List<TrendRun> valid = runs.stream().filter(TrendRun::valid).toList();
        if (valid.size() > 1) {
            blocks.add(spread(valid));
            blocks.add(Block.Paragraph.of(
                    "Spread is the standard deviation between runs, at least what their own intervals make of"
                            + " it. 95% of the time, two further runs of this test differ by less than the noise band, t × √2 ×"
                            + " the spread, with Student's t for the number of runs: more runs make it narrower."));
        } else {
            blocks.add(Block.Paragraph.of("The spread between runs needs at least two valid runs."));
        }
        return "\n" + Page.text(new Section(title, blocks), new PlainText()) + "\n";
    }

    private static Table runs(List<TrendRun> runs) {
        List<Column> columns = new ArrayList<>(List.of(Column.figures("#"), Column.figures("Seed")));
        columns.addAll(TrendText.columns(TrendRun.followed(runs)));
        columns.add(Column.text("Verdict"));
        List<List<Phrase>> rows = new ArrayList<>();
        for (TrendRun run : runs) {
            List<Phrase> row = new ArrayList<>();
            row.add(Phrase.of(Integer.toString(rows.size() + 1)));
            row.add(Phrase.of(
                    Long.toString(run.origin().manifest().orElseThrow().plan().seed())));
            row.addAll(TrendText.cells(TrendRun.followed(runs), run));
            row.add(Phrase.of(TrendText.verdict(run)));
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    private static Table spread(List<TrendRun> runs) {
        TrendSeries series = TrendSeries.of("", runs);
        List<List<Phrase>> rows = new ArrayList<>();
        for (Figure figure : series.figures()) {
            NoiseBand band = series.bands().get(figure);
            if (band != null) {
                rows.add(List.of(
                        Phrase.of(figure.brief()),
                        Phrase.of(TrendText.value(figure, mean(figure, runs))),
                        Phrase.of(TrendText.size(figure, band.spread())),
                        Phrase.of(TrendText.band(figure, band))));
            }
        }
        return new Table(
                List.of(
                        Column.text("Figure"),
                        Column.figures("Mean"),
                        Column.figures("Spread"),
                        Column.figures("Noise Band")),
                rows);
    }

    /** Of ratios the geometric mean, as the spread is of logarithms. */
    private static OptionalDouble mean(Figure figure, List<TrendRun> runs) {
        boolean ratio = !figure.inPoints();
        DoubleStream values = runs.stream()
                .map(run -> run.value(figure))
                .flatMapToDouble(OptionalDouble::stream)
                .filter(value -> !ratio || value > 0);
        OptionalDouble mean = ratio ? values.map(Math::log).average() : values.average();
        return ratio && mean.isPresent() ? OptionalDouble.of(Math.exp(mean.getAsDouble())) : mean;
    }
}
