package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Merged;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.List;

/** The shards of a merged run, so that a reader sees a machine or a route that differs from the others. */
final class ShardsSection {

    private static final double NS_PER_MS = 1e6;

    private ShardsSection() {}

    static Section of(Analysis report) {
        return new Section(
                "Shards",
                report.result().merged().map(ShardsSection::table).stream()
                        .<Block>map(table -> table)
                        .toList());
    }

    private static Table table(Merged merged) {
        return new Table(
                List.of(
                        Column.figures("Shard"),
                        Column.text("Run"),
                        Column.text("Host"),
                        Column.figures("Began After"),
                        Column.figures("Users"),
                        Column.figures("Calls"),
                        Column.figures("p50 of ok"),
                        Column.text("Generator")),
                merged.parts().stream().map(ShardsSection::row).toList());
    }

    private static List<Phrase> row(Merged.Part part) {
        return List.of(
                Phrase.of(Integer.toString(part.index())),
                Phrase.code(part.id()),
                Phrase.code(Excerpt.ofName(part.hostInWords())),
                Phrase.of(Unit.TIME.text(part.startedAfter().toNanos() / NS_PER_MS)),
                Phrase.of(Figures.count(part.usersStarted())),
                Phrase.of(Figures.count(part.calls())),
                Phrase.of(Unit.TIME.text(part.okP50Ms())),
                Phrase.of(GeneratorSection.word(part.generator())));
    }
}
