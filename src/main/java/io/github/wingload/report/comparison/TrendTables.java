package io.github.wingload.report.comparison;

import io.github.wingload.diff.FigureStep;
import io.github.wingload.diff.FigureStep.Finding;
import io.github.wingload.diff.NoiseBand;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.TrendStep;
import io.github.wingload.plan.Figure;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of one name's runs. */
final class TrendTables {

    private TrendTables() {}

    /**
     * A row for each run.
     *
     * @param configured true to add the load and labels of each run, which makes the table wide
     */
    static Table runs(TrendSeries series, boolean configured) {
        boolean labels = configured && labelled(series);
        List<Column> columns = new ArrayList<>(List.of(Column.figures("#"), Column.text("Date (UTC)")));
        columns.addAll(TrendText.columns(series.figures()));
        columns.add(Column.text("Verdict"));
        if (configured) {
            columns.add(Column.text("Load"));
        }
        if (labels) {
            columns.add(Column.text("Labels"));
        }
        List<List<Phrase>> rows = new ArrayList<>();
        for (TrendRun run : series.runs()) {
            List<Phrase> row = new ArrayList<>();
            row.add(Phrase.of(number(series, run)));
            row.add(Phrase.of(TrendText.minute(run.origin().start())));
            row.addAll(TrendText.cells(series.figures(), run));
            row.add(Phrase.of(TrendText.verdict(run)));
            if (configured) {
                row.add(Phrase.of(TrendText.load(run)));
            }
            if (labels) {
                row.add(Phrase.of(TrendText.labels(run)));
            }
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /** Loads and labels, where the table of runs has no room for them: a line for each series of runs that share them. */
    static Block configurations(TrendSeries series) {
        List<Phrase> lines = new ArrayList<>();
        List<TrendRun> runs = series.runs();
        int first = 0;
        for (int i = 1; i <= runs.size(); i++) {
            if (i == runs.size()
                    || !configuration(series, runs.get(i)).equals(configuration(series, runs.get(first)))) {
                String stretch = i - first == 1 ? "run " + i : "runs " + (first + 1) + " to " + i;
                lines.add(Phrase.of(stretch + ": " + configuration(series, runs.get(first))));
                first = i;
            }
        }
        return new Block.Bullets(lines);
    }

    /**
     * A row for each step, with the change of each figure.
     *
     * @param judged true to add the finding of each step, which makes the table wide
     */
    static Table steps(TrendSeries series, boolean judged) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Step")));
        columns.addAll(TrendText.columns(series.figures()));
        if (judged) {
            columns.add(Column.text("Finding"));
        }
        return new Table(
                columns,
                series.steps().stream().map(step -> row(series, step, judged)).toList());
    }

    /** The finding of each step, where the table of steps has no room for it. */
    static Block findings(TrendSeries series) {
        return new Block.Bullets(series.steps().stream()
                .map(step -> Phrase.of(name(series, step) + ": " + TrendText.finding(step)))
                .toList());
    }

    /** A row for each figure whose noise is known from replicates. */
    static Table noise(TrendSeries series) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Figure figure : series.figures()) {
            NoiseBand band = series.bands().get(figure);
            if (band != null) {
                rows.add(List.of(
                        Phrase.of(figure.brief()),
                        Phrase.of(TrendText.size(figure, band.spread())),
                        Phrase.of(TrendText.band(figure, band)),
                        Phrase.of(Integer.toString(band.freedom()))));
            }
        }
        return new Table(
                List.of(
                        Column.text("Figure"),
                        Column.figures("Spread"),
                        Column.figures("Noise Band"),
                        Column.figures("Repeats")),
                rows);
    }

    private static List<Phrase> row(TrendSeries series, TrendStep step, boolean judged) {
        List<Phrase> row = new ArrayList<>();
        row.add(Phrase.of(name(series, step)));
        for (Figure figure : series.figures()) {
            Optional<FigureStep> change = step.figures().stream()
                    .filter(known -> known.figure().equals(figure))
                    .findFirst();
            row.add(change.map(TrendTables::cell).orElse(Phrase.of("-")));
        }
        if (judged) {
            row.add(Phrase.of(TrendText.finding(step)));
        }
        return row;
    }

    private static String name(TrendSeries series, TrendStep step) {
        return number(series, step.from()) + " → " + number(series, step.to());
    }

    private static Phrase cell(FigureStep step) {
        String text = TrendText.change(step.figure(), step.change());
        boolean news = step.finding() == Finding.WORSE || step.finding() == Finding.BETTER;
        return news ? Phrase.strong(text) : Phrase.of(text);
    }

    private static String configuration(TrendSeries series, TrendRun run) {
        return TrendText.load(run) + (labelled(series) ? "; labels: " + TrendText.labels(run) : "");
    }

    private static boolean labelled(TrendSeries series) {
        return series.runs().stream().anyMatch(run -> !run.origin().labels().isEmpty());
    }

    /** Runs have numbers from 1 in the order of time. */
    private static String number(TrendSeries series, TrendRun run) {
        return Integer.toString(series.runs().indexOf(run) + 1);
    }
}
