package io.github.wingload.report.ticket;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;

/** The stages compared; left out if there is only one. */
final class StagesSection {

    private StagesSection() {}

    static Section of(Analysis report) {
        boolean limited = report.aggregated().count(FailureClass.HTTP_429) > 0;
        boolean behind = report.stages().stream().anyMatch(StagesSection::fellBehind);
        return Section.when(
                report.stages().size() > 1,
                "Stages",
                Table.of(
                        "Stage",
                        columns(limited, behind),
                        report.stages().stream()
                                .map(stage -> row(stage, limited, behind, report))
                                .toList()),
                Paragraph.of("Times are " + report.time().words() + "s of successful calls"
                        + MutationsSection.ofValid(report)
                        + ". RPS is the rate of delivered calls over the whole stage; the peak is the most calls that ended in one second."
                        + (limited ? " Answers with status 429 (the target's rate limit) count as failed." : "")));
    }

    /** True if fewer calls were delivered than offered. */
    private static boolean fellBehind(StageResult stage) {
        return stage.aggregated().dropped() > 0
                || stage.window().backlogPerSecond().isPresent();
    }

    private static List<String> columns(boolean limited, boolean behind) {
        List<String> columns = new ArrayList<>(List.of("Length", "Requests", "Failed"));
        if (limited) {
            columns.add("Status 429");
        }
        if (behind) {
            columns.add("Offered RPS");
        }
        columns.addAll(List.of("RPS", "Peak RPS"));
        columns.addAll(Cells.TIMES);
        return columns;
    }

    private static List<Phrase> row(StageResult stage, boolean limited, boolean behind, Analysis report) {
        long requests = stage.aggregated().requests();
        List<Phrase> cells = new ArrayList<>(List.of(
                Phrase.code(stage.name()),
                Phrase.of(Figures.number(stage.window().seconds(), 2) + " s"),
                Cells.count(requests),
                Cells.failedOfAll(stage.aggregated(), report)));
        if (limited) {
            cells.add(Cells.share(stage.aggregated().count(FailureClass.HTTP_429), requests));
        }
        if (behind) {
            cells.add(Phrase.of(
                    Figures.number(stage.window().perSecond(stage.aggregated().intended()), 2)));
        }
        cells.add(Phrase.of(Figures.number(stage.window().deliveredPerSecond(requests), 2)));
        cells.add(Cells.count(stage.peakPerSecond()));
        cells.addAll(Cells.timesOfAll(stage.aggregated(), report));
        return cells;
    }
}
