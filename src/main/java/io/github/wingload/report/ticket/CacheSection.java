package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.CacheUse;
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
import java.util.OptionalDouble;

/** How many answers came from a cache, and what that was worth. */
final class CacheSection {

    private CacheSection() {}

    static Section of(Analysis report) {
        return CacheSplit.of(report)
                .map(split -> new Section("Cache", List.of(table(split), Paragraph.of(explained(split, report)))))
                .orElseGet(() -> new Section("Cache", List.of()));
    }

    private static Table table(CacheSplit split) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (CacheSplit.Row row : split.rows()) {
            rows.add(row(Phrase.code(Excerpt.ofName(row.method() + " " + row.name())), row.use()));
        }
        if (rows.size() > 1) {
            rows.add(row(Phrase.of("Aggregated"), split.all()));
        }
        return new Table(
                List.of(
                        Column.text("Task"),
                        Column.figures("Hits"),
                        Column.figures("Misses"),
                        Column.figures("Unknown"),
                        Column.figures("Hit Rate"),
                        Column.figures("Median Hit"),
                        Column.figures("P95 Hit"),
                        Column.figures("Median Miss"),
                        Column.figures("P95 Miss"),
                        Column.figures("Speed-up")),
                rows);
    }

    private static List<Phrase> row(Phrase name, CacheUse use) {
        return List.of(
                name,
                Phrase.of(Figures.count(use.hits())),
                Phrase.of(Figures.count(use.misses())),
                Phrase.of(Figures.count(use.unknown())),
                Phrase.of(hitRate(Optional.of(use))),
                time(use.hitP50Ms()),
                time(use.hitP95Ms()),
                time(use.missP50Ms()),
                time(use.missP95Ms()),
                Phrase.of(speedUp(use)));
    }

    private static String explained(CacheSplit split, Analysis report) {
        String text = "Of successful calls" + MutationsSection.ofValid(report) + ", "
                + report.time().words()
                + ". The rate is hits of hits and misses; the speed-up is the median of misses over that of hits.";
        return split.all().unknown() == 0
                ? text
                : text + " Unknown are answers that did not tell; they are in neither.";
    }

    /** The hit rate for a cell, {@code -} where there is none. */
    static String hitRate(Optional<CacheUse> use) {
        return use.map(CacheUse::hitRatePercent)
                .filter(OptionalDouble::isPresent)
                .map(rate -> Unit.PERCENT.text(rate.getAsDouble()))
                .orElse("-");
    }

    /** The split in a sentence; empty if no answer told. */
    static Optional<String> sentence(CacheSplit split) {
        CacheUse all = split.all();
        if (all.hitRatePercent().isEmpty()) {
            return Optional.empty();
        }
        String text = "Cache: " + Unit.PERCENT.text(all.hitRatePercent().getAsDouble()) + " of "
                + Figures.count(all.hits() + all.misses()) + " answers were hits";
        if (all.speedUp().isPresent()) {
            text += "; their median was " + Unit.TIME.text(all.hitP50Ms().orElseThrow()) + ", that of misses "
                    + Unit.TIME.text(all.missP50Ms().orElseThrow()) + ": "
                    + Figures.number(all.speedUp().getAsDouble(), 1) + " times as long";
        }
        return Optional.of(text + ".");
    }

    private static Phrase time(OptionalDouble ms) {
        return Phrase.of(ms.isPresent() ? Unit.TIME.text(ms.getAsDouble()) : "-");
    }

    private static String speedUp(CacheUse use) {
        return use.speedUp().isPresent() ? Figures.number(use.speedUp().getAsDouble(), 1) + "×" : "-";
    }
}
