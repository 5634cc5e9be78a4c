package io.github.wingload.report;

import io.github.wingload.report.Block.Paragraph;
import io.github.wingload.report.Block.Table;
import io.github.wingload.report.Block.Table.Column;
import io.github.wingload.result.RunReport;
import io.github.wingload.result.RunReport.StageResult;
import java.util.ArrayList;
import java.util.List;

/** The stages beside each other; a load of a single stage has nothing to compare. */
final class StagesSection {

    private StagesSection() {}

    static Section of(RunReport report) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Stage"), Column.figures("Length")));
        columns.addAll(CallColumns.HEADINGS);
        return Section.when(
                report.stages().size() > 1,
                "Stages",
                new Table(
                        columns,
                        report.stages().stream()
                                .map(stage -> row(stage, report))
                                .toList()),
                Paragraph.of("Percentiles are of successful calls, "
                        + report.time().words() + "; each rate is over its stage."));
    }

    private static List<Phrase> row(StageResult stage, RunReport report) {
        List<Phrase> cells = new ArrayList<>();
        cells.add(Phrase.code(stage.name()));
        cells.add(Phrase.of(Figures.number(stage.window().seconds(), 2) + " s"));
        cells.addAll(CallColumns.cells(stage.aggregated(), stage.window(), report.time()));
        return cells;
    }
}
