package io.github.wingload.report.comparison;

import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.List;

/** The figures of a task, or of all, side by side. */
public final class FigureChanges {

    /** Of every table of changes. */
    public static final List<Column> COLUMNS = List.of(
            Column.text("Figure"),
            Column.figures("A"),
            Column.figures("B"),
            Column.figures("Change"),
            Column.text("Interval"),
            Column.text("Finding"));

    private FigureChanges() {}

    static Section section(String title, RunDiff diff, List<Comparison> figures) {
        Table table = new Table(
                COLUMNS, figures.stream().map(figure -> row(diff, figure)).toList());
        return Section.when(!figures.isEmpty(), title, table);
    }

    /** A figure in these columns. */
    public static List<Phrase> row(RunDiff diff, Comparison figure) {
        String name = figure.figure().label();
        boolean primary = diff.primary().contains(figure);
        return List.of(
                primary ? Phrase.strong(name) : Phrase.of(name),
                Phrase.of(ChangeText.value(figure.figure(), figure.a())),
                Phrase.of(ChangeText.value(figure.figure(), figure.b())),
                Phrase.of(ChangeText.change(figure)),
                Phrase.of(ChangeText.interval(figure)),
                Phrase.of(ChangeText.finding(figure)));
    }
}
