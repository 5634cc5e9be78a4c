package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.CacheUse;
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
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How many answers came from a cache, and how much faster they were. */
final class CacheSection {

    private static final List<String> COLUMNS = List.of(
            "Hits", "Misses", "Unknown", "Hit Rate", "Median Hit", "P95 Hit", "Median Miss", "P95 Miss", "Speed-up");

    private CacheSection() {}

    static Section of(Analysis report) {
        return new Section(
                "Cache",
                CacheSplit.of(report)
                        .map(split -> List.<Block>of(table(split, report), Paragraph.of(explained(split, report))))
                        .orElse(List.of()));
    }

    private static Table table(CacheSplit split, Analysis report) {
        List<List<Phrase>> rows = new ArrayList<>();
        split.rows().forEach(row -> rows.add(row(Cells.task(row.method(), row.name()), row.use())));
        for (OneTarget target : report.byTarget()) {
            CacheSplit.of(report, target.rows())
                    .filter(several -> several.rows().size() > 1)
                    .ifPresent(several -> rows.add(row(Phrase.of(target.label()), several.all())));
        }
        return Table.of("Task", COLUMNS, rows);
    }

    private static List<Phrase> row(Phrase name, CacheUse use) {
        return List.of(
                name,
                Cells.count(use.hits()),
                Cells.count(use.misses()),
                Cells.count(use.unknown()),
                Phrase.of(hitRate(Optional.of(use))),
                Cells.time(use.hitP50Ms()),
                Cells.time(use.hitP95Ms()),
                Cells.time(use.missP50Ms()),
                Cells.time(use.missP95Ms()),
                Phrase.of(
                        use.speedUp().isPresent() ? Figures.number(use.speedUp().getAsDouble(), 1) + "×" : "-"));
    }

    private static String explained(CacheSplit split, Analysis report) {
        String text = "Times are " + report.time().words() + "s of successful calls" + MutationsSection.ofValid(report)
                + ". The hit rate is the share of hits in hits and misses; the speed-up is the median of misses divided"
                + " by the median of hits.";
        return split.all().unknown() == 0
                ? text
                : text + " An answer is unknown if the cache rule finds nothing in it; it is neither a hit nor a miss.";
    }

    /** The hit rate for a cell, {@code -} if no answer was a hit or a miss. */
    static String hitRate(Optional<CacheUse> use) {
        return Cells.text(use.map(CacheUse::hitRatePercent).orElse(OptionalDouble.empty()), Unit.PERCENT);
    }

    /** The hit rate and the speed-up of each target in a sentence; without those of which no answer is known to be a hit or a miss. */
    static Stream<String> sentences(Analysis report) {
        return report.byTarget().stream()
                .flatMap(target ->
                        CacheSplit.of(report, target.rows()).flatMap(split -> sentence(target, split.all())).stream());
    }

    private static Optional<String> sentence(OneTarget target, CacheUse all) {
        if (all.hitRatePercent().isEmpty()) {
            return Optional.empty();
        }
        String text = target.of("Cache") + ": "
                + Unit.PERCENT.text(all.hitRatePercent().getAsDouble()) + " of "
                + Figures.count(all.hits() + all.misses()) + " answers were hits";
        if (all.speedUp().isPresent()) {
            text += ". Median: " + Unit.TIME.text(all.hitP50Ms().orElseThrow()) + " for hits, "
                    + Unit.TIME.text(all.missP50Ms().orElseThrow()) + " for misses, "
                    + Figures.number(all.speedUp().getAsDouble(), 1) + " times as long";
        }
        return Optional.of(text + ".");
    }
}
