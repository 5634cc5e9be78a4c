package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.CacheUse;
import io.github.wingload.result.Endpoint;
import io.github.wingload.stats.CallStats;
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

/** The tasks beside each other, with their parts of the traffic, and all together; a run of a single one has nothing to compare. */
final class TasksSection {

    private static final double ALL = 100;

    private TasksSection() {}

    static Section of(Analysis report) {
        Optional<CacheUse> cache = CacheSplit.of(report).map(CacheSplit::all);
        List<List<Phrase>> rows = new ArrayList<>();
        List<Endpoint> endpoints = Endpoint.of(report);
        for (int i = 0; i < endpoints.size(); i++) {
            rows.add(row(endpoints.get(i), report.tasks().get(i).stats(), cache.isPresent(), report));
        }
        rows.add(all(cache, report));
        return Section.when(
                endpoints.size() > 1,
                "Tasks",
                new Table(columns(cache.isPresent()), rows),
                Paragraph.of("Times are of successful calls" + MutationsSection.ofValid(report) + ", "
                        + report.time().words()
                        + "; rates are over the window. Shares and rates are rounded so that they add up."));
    }

    private static List<Column> columns(boolean cached) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Task"),
                Column.figures("Requests"),
                Column.figures("Share"),
                Column.figures("Failed"),
                Column.figures("RPS")));
        columns.addAll(CallColumns.TIMES);
        if (cached) {
            columns.add(Column.figures("Cache Hits"));
        }
        return columns;
    }

    private static List<Phrase> row(Endpoint endpoint, CallStats calls, boolean cached, Analysis report) {
        Phrase name = Phrase.code(Excerpt.ofName(endpoint.method() + " " + endpoint.name()));
        return row(
                name,
                calls,
                endpoint.sharePercent(),
                endpoint.requestsPerSecond(),
                cached ? Optional.of(CacheSection.hitRate(endpoint.cache())) : Optional.empty(),
                report);
    }

    private static List<Phrase> all(Optional<CacheUse> cache, Analysis report) {
        CallStats calls = report.aggregated();
        return row(
                Phrase.of("Aggregated"),
                calls,
                calls.requests() == 0 ? 0 : ALL,
                report.window().perSecond(calls.requests()),
                cache.map(use -> CacheSection.hitRate(cache)),
                report);
    }

    private static List<Phrase> row(
            Phrase name, CallStats calls, double share, double rate, Optional<String> hits, Analysis report) {
        List<Phrase> cells = new ArrayList<>(List.of(
                name,
                Phrase.of(Figures.count(calls.requests())),
                Phrase.of(Unit.PERCENT.text(share)),
                CallColumns.failed(calls),
                Phrase.of(Figures.number(rate, 2))));
        cells.addAll(CallColumns.times(calls, report.time()));
        hits.map(Phrase::of).ifPresent(cells::add);
        return cells;
    }
}
