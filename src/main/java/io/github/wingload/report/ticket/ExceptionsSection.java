package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.List;

/** Exceptions inside wingload, which the target did not cause. */
final class ExceptionsSection {

    private ExceptionsSection() {}

    static Section of(Analysis report) {
        List<ExceptionGroup> exceptions = report.result().exceptions();
        return Section.when(
                !exceptions.isEmpty(),
                "Exceptions inside wingload",
                new Table(
                        List.of(Column.figures("Count"), Column.text("Message")),
                        exceptions.stream().map(ExceptionsSection::row).toList()));
    }

    private static List<Phrase> row(ExceptionGroup group) {
        return List.of(Cells.count(group.count()), Phrase.code(Excerpt.ofLine(group.message())));
    }
}
