package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.CacheUse;
import io.github.wingload.result.Endpoint;
import io.github.wingload.result.OneTarget;
import io.github.wingload.result.TaskResult;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks compared, and all together; left out if there is only one. */
final class TasksSection {

    private TasksSection() {}

    static Section of(Analysis report) {
        boolean cached = CacheSplit.of(report).isPresent();
        List<List<Phrase>> rows = new ArrayList<>();
        Map<TaskResult, Endpoint> endpoints = new LinkedHashMap<>();
        List<Endpoint> inOrder = Endpoint.of(report);
        for (int i = 0; i < inOrder.size(); i++) {
            endpoints.put(report.tasks().get(i), inOrder.get(i));
        }
        endpoints.forEach((row, endpoint) -> rows.add(row(
                Cells.task(endpoint.method(), endpoint.name()),
                List.of(endpoint),
                Cells.failed(row.stats()),
                Cells.times(row.stats(), report.time()),
                cached ? Optional.of(endpoint.cache()) : Optional.empty())));
        for (OneTarget target : report.byTarget()) {
            if (target.rows().size() > 1) {
                rows.add(row(
                        Phrase.of(target.label()),
                        target.rows().stream()
                                .flatMap(part -> Optional.ofNullable(endpoints.get(part)).stream())
                                .toList(),
                        Cells.failed(target.calls()),
                        Cells.times(target.calls(), report.time()),
                        cached
                                ? Optional.of(
                                        CacheSplit.of(report, target.rows()).map(CacheSplit::all))
                                : Optional.empty()));
            }
        }
        if (report.compares()) {
            rows.add(row(
                    Phrase.of("Aggregated"),
                    inOrder,
                    Cells.failedOfAll(report.aggregated(), report),
                    Cells.timesOfAll(report.aggregated(), report),
                    cached ? Optional.of(Optional.empty()) : Optional.empty()));
        }
        return Section.when(
                inOrder.size() > 1,
                "Tasks",
                Table.of("Task", columns(cached), rows),
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

    /**
     * A row.
     *
     * @param parts whose requests, shares and rates are added up
     * @param cache how a cache served these calls, if it did; empty if the table has no such column
     */
    private static List<Phrase> row(
            Phrase name, List<Endpoint> parts, Phrase failed, List<Phrase> times, Optional<Optional<CacheUse>> cache) {
        List<Phrase> cells = new ArrayList<>(List.of(
                name,
                Cells.count(parts.stream().mapToLong(Endpoint::requests).sum()),
                Phrase.of(Unit.PERCENT.text(
                        parts.stream().mapToDouble(Endpoint::sharePercent).sum())),
                failed,
                Phrase.of(Figures.number(
                        parts.stream().mapToDouble(Endpoint::requestsPerSecond).sum(), 2))));
        cells.addAll(times);
        cache.ifPresent(use -> cells.add(Phrase.of(CacheSection.hitRate(use))));
        return cells;
    }
}
