package io.github.wingload.report.comparison;

import io.github.wingload.diff.FailureChange;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.List;
import java.util.Locale;

/** The section on failures: which appeared, vanished, or changed in number. */
final class FailureChanges {

    private FailureChanges() {}

    static Section section(RunDiff diff) {
        if (!diff.failuresTold()) {
            return Section.when(
                    true,
                    "Failures",
                    Block.Paragraph.of(
                            "Not known: how calls failed is in the _failures.csv of a Locust table, which is missing."));
        }
        Table table = new Table(
                List.of(Column.text("Failure"), Column.figures("A"), Column.figures("B"), Column.text("Finding")),
                diff.failures().stream().map(FailureChanges::row).toList());
        return Section.when(!diff.failures().isEmpty(), "Failures", table);
    }

    private static List<Phrase> row(FailureChange change) {
        String course = change.course().name().toLowerCase(Locale.ROOT);
        return List.of(
                Phrase.of(change.failureClass().label()),
                Phrase.of(Figures.count(change.countA())),
                Phrase.of(Figures.count(change.countB())),
                Phrase.of(change.course() == FailureChange.Course.STAYED ? "no change beyond chance" : course));
    }
}
