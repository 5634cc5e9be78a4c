package io.github.wingload.report;

import io.github.wingload.report.Block.Paragraph;
import io.github.wingload.report.Block.Table;
import io.github.wingload.report.Block.Table.Column;
import io.github.wingload.result.RunReport;
import io.github.wingload.result.TaskResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tasks beside each other, and all together; a run of a single one has nothing to compare. */
final class TasksSection {

    private TasksSection() {}

    static Section of(RunReport report) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Task")));
        columns.addAll(CallColumns.HEADINGS);
        Stream<List<Phrase>> tasks = report.tasks().stream().map(task -> row(name(task), task, report));
        TaskResult all = new TaskResult("", "", report.aggregated());
        return Section.when(
                report.tasks().size() > 1,
                "Tasks",
                new Table(
                        columns,
                        Stream.concat(tasks, Stream.of(row(Phrase.of("Aggregated"), all, report)))
                                .toList()),
                Paragraph.of("Percentiles are of successful calls, "
                        + report.time().words() + "; rates are over the window."));
    }

    private static Phrase name(TaskResult task) {
        return Phrase.code(Excerpt.ofName(task.method() + " " + task.name()));
    }

    private static List<Phrase> row(Phrase name, TaskResult task, RunReport report) {
        List<Phrase> cells = new ArrayList<>(List.of(name));
        cells.addAll(CallColumns.cells(task.stats(), report.window(), report.time()));
        return cells;
    }
}
