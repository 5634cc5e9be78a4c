package io.github.wingload.scenario;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.samples.HeaderScan;
import io.github.wingload.scenario.data.SampleSets;
import io.github.wingload.text.IoReason;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Place;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports cells that a header takes and cannot hold: a line break in them would end the header. All rows that are used are looked
 * at, also those that are only read during the run.
 */
record HeaderCells(SampleSets sets, Findings findings) {

    void check(Plan plan) {
        Map<Samples, Map<Integer, String>> uses = new LinkedHashMap<>();
        for (Task task : plan.tasks()) {
            if (task.samples().isPresent()) {
                Samples samples = sets.all().get(task.samples().getAsInt());
                for (Header header : Header.merged(plan.side(task).target().headers(), task.headers())) {
                    header.value().segments().stream()
                            .filter(Column.class::isInstance)
                            .map(segment -> ((Column) segment).index())
                            .forEach(column -> uses.computeIfAbsent(samples, any -> new LinkedHashMap<>())
                                    .putIfAbsent(column, header.name()));
                }
            }
        }
        uses.forEach((samples, headers) -> sets.table(samples)
                .ifPresent(table -> check(samples, table.columns().names(), headers)));
    }

    /** @param headers the name of a header that uses a column, by the column's index */
    private void check(Samples samples, List<String> columns, Map<Integer, String> headers) {
        // A header that uses a column of other samples was reported.
        headers.keySet().removeIf(column -> column >= columns.size());
        try {
            Map<Integer, Integer> unfit = HeaderScan.unfit(samples, headers.keySet());
            headers.forEach((column, header) -> {
                Integer line = unfit.get(column);
                if (line != null) {
                    findings.problem(
                            Place.in(samples.file().toString(), line, 0),
                            columns.get(column),
                            "a line break or another control character, which header " + header + " cannot hold",
                            "remove it from the cell");
                }
            });
        } catch (IOException e) {
            findings.problem(
                    Place.in(samples.file().toString(), 0, 0),
                    "",
                    "cannot be read: " + IoReason.of(e),
                    "name a readable file");
        }
    }
}
