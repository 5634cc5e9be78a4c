package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.ItemCounts;
import io.github.wingload.result.ItemCounts.Items;
import io.github.wingload.result.OneTarget;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How many items the answers had, and how many of them were ok. */
final class ItemsSection {

    private ItemsSection() {}

    static Section of(Analysis report) {
        return new Section(
                "Items of Answers",
                ItemCounts.of(report)
                        .map(counts -> List.<Block>of(
                                table(counts, report),
                                Paragraph.of("A call with a failed item has failed. An answer without items, such as a"
                                        + " refusal, is not counted here.")))
                        .orElse(List.of()));
    }

    private static Table table(ItemCounts counts, Analysis report) {
        List<List<Phrase>> rows = new ArrayList<>();
        counts.rows().forEach(row -> rows.add(row(Cells.task(row.method(), row.name()), row.items())));
        for (OneTarget target : report.byTarget()) {
            ItemCounts.of(report, target.rows())
                    .filter(several -> several.rows().size() > 1)
                    .ifPresent(several -> rows.add(row(Phrase.of(target.label()), several.all())));
        }
        return Table.of("Task", List.of("Items", "Ok", "Failed", "Item Success Rate"), rows);
    }

    private static List<Phrase> row(Phrase name, Items items) {
        return List.of(
                name,
                Cells.count(items.total()),
                Cells.count(items.ok()),
                Cells.count(items.total() - items.ok()),
                Phrase.of(Cells.text(items.successPercent(), Unit.PERCENT)));
    }

    /** The items of each target in a sentence; without those that had none. */
    static Stream<String> sentences(Analysis report) {
        return report.byTarget().stream()
                .flatMap(target ->
                        ItemCounts.of(report, target.rows())
                                .flatMap(counts -> sentence(target, counts.all()))
                                .stream());
    }

    private static Optional<String> sentence(OneTarget target, Items all) {
        return all.successPercent().isEmpty()
                ? Optional.empty()
                : Optional.of(target.of("Items") + ": "
                        + Unit.PERCENT.text(all.successPercent().getAsDouble()) + " of " + Figures.count(all.total())
                        + " items of answers were ok.");
    }
}
