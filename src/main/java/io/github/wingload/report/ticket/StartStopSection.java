package io.github.wingload.report.ticket;

import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Apart;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What users did on start and on stop, which no other section counts; left out if they did nothing. */
final class StartStopSection {

    private static final int ERRORS = 10;

    private StartStopSection() {}

    static Section of(Analysis report) {
        RunResult run = report.result();
        List<Task> tasks = run.manifest().plan().tasks();
        List<List<Phrase>> rows = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (!task.counted()) {
                CallStats calls = run.totals().tasks().get(i);
                List<Phrase> cells = new ArrayList<>(List.of(
                        Cells.task(task.method(), task.name()),
                        Phrase.of(words(task.apart().orElseThrow())),
                        Cells.count(calls.requests()),
                        Cells.failed(calls)));
                cells.addAll(Cells.times(calls, report.time()));
                rows.add(cells);
            }
        }
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("Task"), Column.text("When"), Column.figures("Requests")));
        columns.add(Column.figures("Failed"));
        Cells.TIMES.forEach(time -> columns.add(Column.figures(time)));
        List<Block> blocks = new ArrayList<>();
        if (!rows.isEmpty()) {
            blocks.add(new Table(columns, rows));
            blocks.add(Paragraph.of(
                    "These calls of the whole run are counted apart: they are in no other figure of this report."
                            + " Times are " + report.time().words() + "s of successful calls."));
            blocks.addAll(errors(run, tasks));
        }
        return new Section("Start and Stop of Users", blocks);
    }

    private static List<Block> errors(RunResult run, List<Task> tasks) {
        List<FailureRow> failures = run.failures().stream()
                .filter(group -> !tasks.get(group.task()).counted())
                .sorted(Comparator.comparingLong(FailureGroup::count).reversed())
                .map(group -> {
                    Task task = tasks.get(group.task());
                    return new FailureRow(task.method(), task.name(), group, 0);
                })
                .toList();
        return ErrorsSection.table(failures, ERRORS, true);
    }

    private static String words(Apart part) {
        return switch (part) {
            case ON_START -> "on start";
            case ON_STOP -> "on stop";
        };
    }
}
