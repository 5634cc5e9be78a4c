package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.CacheUse;
import io.github.wingload.result.Endpoint;
import io.github.wingload.stats.CallStats;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks compared, and all together; left out if there is only one. */
final class TasksSection {

    private static final double ALL = 100;

    private TasksSection() {}

    static Section of(Analysis report) {
        Optional<CacheUse> cache = CacheSplit.of(report).map(CacheSplit::all);
        List<List<Phrase>> rows = new ArrayList<>();
        List<Endpoint> endpoints = Endpoint.of(report);
        for (int i = 0; i < endpoints.size(); i++) {
            Endpoint endpoint = endpoints.get(i);
            Phrase name = Cells.task(endpoint.method(), endpoint.name());
            CallStats calls = report.tasks().get(i).stats();
            rows.add(row(
                    name,
                    calls,
                    endpoint.sharePercent(),
                    endpoint.requestsPerSecond(),
                    Cells.times(calls, report.time())));
            cache.ifPresent(any -> hits(rows, endpoint.cache()));
        }
        CallStats all = report.aggregated();
        double share = all.requests() == 0 ? 0 : ALL;
        rows.add(row(
                Phrase.of("Aggregated"),
                all,
                share,
                report.window().deliveredPerSecond(all.requests()),
                Cells.timesOfAll(all, report)));
        cache.ifPresent(any -> hits(rows, cache));
        return Section.when(
                endpoints.size() > 1,
                "Tasks",
                Table.of("Task", columns(cache.isPresent()), rows),
                Paragraph.of("Times are " + report.time().words() + "s of successful calls"
                        + MutationsSection.ofValid(report)
                        + "; rates are over the window. Shares and rates are rounded so that they add up."));
    }

    private static List<String> columns(boolean cached) {
        List<String> columns = new ArrayList<>(List.of("Requests", "Share", "Failed", "RPS"));
        columns.addAll(Cells.TIMES);
        if (cached) {
            columns.add("Cache Hits");
        }
        return columns;
    }

    private static List<Phrase> row(Phrase name, CallStats calls, double share, double rate, List<Phrase> times) {
        List<Phrase> cells = new ArrayList<>(List.of(
                name,
                Cells.count(calls.requests()),
                Phrase.of(Unit.PERCENT.text(share)),
                Cells.failed(calls),
                Phrase.of(Figures.number(rate, 2))));
        cells.addAll(times);
        return cells;
    }

    /** Adds the hit rate to the last row. */
    private static void hits(List<List<Phrase>> rows, Optional<CacheUse> use) {
        rows.get(rows.size() - 1).add(Phrase.of(CacheSection.hitRate(use)));
    }
}
