package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.ItemCounts;
import io.github.wingload.result.ItemCounts.Items;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many items the answers brought, and how many of them were ok. */
final class ItemsSection {

    private ItemsSection() {}

    static Section of(Analysis report) {
        return ItemCounts.of(report)
                .map(counts -> new Section(
                        "Items of Answers",
                        List.of(
                                table(counts),
                                Paragraph.of("A call with a failed item has failed; an answer without items, such as a"
                                        + " refusal, adds none."))))
                .orElseGet(() -> new Section("Items of Answers", List.of()));
    }

    private static Table table(ItemCounts counts) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (ItemCounts.Row row : counts.rows()) {
            rows.add(row(Phrase.code(Excerpt.ofName(row.method() + " " + row.name())), row.items()));
        }
        if (rows.size() > 1) {
            rows.add(row(Phrase.of("Aggregated"), counts.all()));
        }
        return new Table(
                List.of(
                        Column.text("Task"),
                        Column.figures("Items"),
                        Column.figures("Ok"),
                        Column.figures("Failed"),
                        Column.figures("Item Success Rate")),
                rows);
    }

    private static List<Phrase> row(Phrase name, Items items) {
        return List.of(
                name,
                Phrase.of(Figures.count(items.total())),
                Phrase.of(Figures.count(items.ok())),
                Phrase.of(Figures.count(items.total() - items.ok())),
                Phrase.of(
                        items.successPercent().isPresent()
                                ? Unit.PERCENT.text(items.successPercent().getAsDouble())
                                : "-"));
    }

    /** The items in a sentence; empty if there were none. */
    static Optional<String> sentence(ItemCounts counts) {
        Items all = counts.all();
        return all.successPercent().isEmpty()
                ? Optional.empty()
                : Optional.of("Items: " + Unit.PERCENT.text(all.successPercent().getAsDouble()) + " of "
                        + Figures.count(all.total()) + " items of answers were ok.");
    }
}
