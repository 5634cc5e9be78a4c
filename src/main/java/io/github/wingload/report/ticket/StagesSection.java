package io.github.wingload.report.ticket;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;

/** The stages beside each other; a load of a single stage has nothing to compare. */
final class StagesSection {

    private StagesSection() {}

    static Section of(Analysis report) {
        boolean limited = report.aggregated().count(FailureClass.HTTP_429) > 0;
        return Section.when(
                report.stages().size() > 1,
                "Stages",
                new Table(
                        columns(limited),
                        report.stages().stream()
                                .map(stage -> row(stage, limited, report))
                                .toList()),
                Paragraph.of("Percentiles are of successful calls" + MutationsSection.ofValid(report) + ", "
                        + report.time().words()
                        + "; each rate is over its stage, its peak is the most calls that ended in one second."
                        + (limited ? " Answers with 429, the target's rate limit, are among the failed calls." : "")));
    }

    private static List<Column> columns(boolean limited) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Stage"), Column.figures("Length"), Column.figures("Requests"), Column.figures("Failed")));
        if (limited) {
            columns.add(Column.figures("Status 429"));
        }
        columns.add(Column.figures("RPS"));
        columns.add(Column.figures("Peak RPS"));
        columns.addAll(CallColumns.TIMES);
        return columns;
    }

    private static List<Phrase> row(StageResult stage, boolean limited, Analysis report) {
        long requests = stage.aggregated().requests();
        List<Phrase> cells = new ArrayList<>(List.of(
                Phrase.code(stage.name()),
                Phrase.of(Figures.number(stage.window().seconds(), 2) + " s"),
                Phrase.of(Figures.count(requests)),
                CallColumns.failed(stage.aggregated())));
        if (limited) {
            cells.add(CallColumns.share(stage.aggregated().count(FailureClass.HTTP_429), requests));
        }
        cells.add(Phrase.of(Figures.number(stage.window().perSecond(requests), 2)));
        cells.add(Phrase.of(Figures.count(stage.peakPerSecond())));
        cells.addAll(CallColumns.times(stage.aggregated(), report.time()));
        return cells;
    }
}
