package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.WhatIf;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.List;

/** How many calls of this run would have been ok with a shorter deadline. */
final class WhatIfSection {

    private WhatIfSection() {}

    static Section of(Analysis report) {
        return Section.when(
                !report.whatIf().isEmpty() && report.aggregated().requests() > 0,
                "Effect of a Shorter Deadline",
                Table.of(
                        "Deadline",
                        List.of("Ok within Deadline", "Success Rate", "Goodput per Hour"),
                        report.whatIf().stream().map(WhatIfSection::row).toList()));
    }

    private static List<Phrase> row(WhatIf whatIf) {
        return List.of(
                Phrase.of(
                        whatIf.deadline().toMillis() < 10_000
                                ? Figures.count(whatIf.deadline().toMillis()) + " ms"
                                : Figures.seconds(whatIf.deadline())),
                Cells.count(whatIf.ok()),
                Phrase.of(Unit.PERCENT.text(whatIf.successPercent())),
                Phrase.of(Unit.COUNT.text(whatIf.goodputPerHour())));
    }
}
