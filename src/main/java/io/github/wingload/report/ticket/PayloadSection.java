package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.KeyCount;
import io.github.wingload.result.Analysis.PayloadUse;
import io.github.wingload.result.Analysis.SlowCall;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
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
import java.util.stream.Stream;

/** How often payloads were sent again, and which were slow or failed. */
final class PayloadSection {

    private static final int KEYS = 10;
    private static final String TASK = "Task";

    private PayloadSection() {}

    static Section of(Analysis report) {
        PayloadUse payload = report.payload();
        List<Block> blocks = new ArrayList<>();
        List<TaskPayload> varied = payload.tasks().stream()
                .filter(task -> task.sent() > 0 && task.distinct() > 0)
                .toList();
        // Both sides of a comparison get the same rows: added up, each payload would count twice.
        if (!varied.isEmpty() && !report.compares()) {
            blocks.add(Bullets.of(List.of(use(varied, payload.sampleRows()))));
        }
        if (varied.size() > 1) {
            blocks.add(Table.of(
                    TASK,
                    List.of("Sent", "Distinct Payloads", "Most Frequent"),
                    varied.stream().map(PayloadSection::task).toList()));
        }
        if (!payload.slowest().isEmpty()) {
            blocks.add(Paragraph.of("The slowest calls:"));
            blocks.add(slowest(report, payload.slowest().stream().limit(KEYS).toList()));
        }
        if (!payload.failing().isEmpty()) {
            blocks.add(Paragraph.of("The keys with the most failed calls:"));
            blocks.add(failing(report, payload.failing().stream().limit(KEYS).toList()));
        }
        return new Section("Payload", blocks);
    }

    /** Tasks that always send the same payload, such as a health check, are left out. */
    private static String use(List<TaskPayload> varied, long sampleRows) {
        long sent = varied.stream().mapToLong(TaskPayload::sent).sum();
        long distinct = varied.stream().mapToLong(TaskPayload::distinct).sum();
        boolean estimated = varied.stream().anyMatch(TaskPayload::estimated);
        return (estimated ? "About " : "")
                + Figures.count(distinct, "distinct payload was sent", "distinct payloads were sent")
                + (estimated ? " (an estimate, within 2%)" : "") + ", each "
                + Figures.number((double) sent / distinct, 2) + " times on average (reuse factor)."
                + (sampleRows > 0 ? " The samples have " + Figures.count(sampleRows, "row", "rows") + "." : "");
    }

    private static List<Phrase> task(TaskPayload task) {
        return List.of(
                Cells.task(task.method(), task.name()),
                Cells.count(task.sent()),
                task.estimated() ? Phrase.of("about " + Figures.count(task.distinct())) : Cells.count(task.distinct()),
                task.estimated() ? Phrase.of("-") : Cells.share(task.mostFrequent(), task.sent()));
    }

    private static Table slowest(Analysis report, List<SlowCall> calls) {
        boolean several = severalTasks(report, calls.stream().map(SlowCall::task));
        List<Column> columns = new ArrayList<>(several ? List.of(Column.text(TASK)) : List.of());
        columns.addAll(List.of(
                Column.text("Key"), Column.figures("Time"), Column.text("Outcome"), Column.figures("Intended at")));
        IdColumns ids = IdColumns.of(calls.stream().flatMap(call -> call.ids().stream()));
        columns.addAll(ids.columns());
        List<List<Phrase>> rows = new ArrayList<>();
        for (SlowCall call : calls) {
            List<Phrase> cells =
                    new ArrayList<>(several ? List.of(key(call.task().orElseThrow())) : List.of());
            cells.addAll(List.of(
                    key(call.key()),
                    Phrase.of(Unit.TIME.text(call.ms())),
                    Phrase.of(call.outcome()),
                    Phrase.of(Figures.number(call.intendedNs() / 1e9, 2) + " s")));
            cells.addAll(ids.cells(call.ids()));
            rows.add(cells);
        }
        return new Table(columns, rows);
    }

    private static Table failing(Analysis report, List<KeyCount> keys) {
        boolean several = severalTasks(report, keys.stream().map(KeyCount::task));
        List<Column> columns = new ArrayList<>(several ? List.of(Column.text(TASK)) : List.of());
        columns.addAll(List.of(Column.text("Key"), Column.figures("Failed")));
        List<List<Phrase>> rows = new ArrayList<>();
        for (KeyCount key : keys) {
            List<Phrase> cells =
                    new ArrayList<>(several ? List.of(key(key.task().orElseThrow())) : List.of());
            cells.addAll(List.of(key(key.key()), Cells.count(key.count())));
            rows.add(cells);
        }
        return new Table(columns, rows);
    }

    /** True if the plan has several tasks, and the report knows whose calls these are. */
    private static boolean severalTasks(Analysis report, Stream<Optional<String>> tasks) {
        return report.payload().tasks().size() > 1 && tasks.allMatch(Optional::isPresent);
    }

    private static Phrase key(String key) {
        return key.isEmpty() ? Phrase.of("-") : Phrase.code(Excerpt.ofName(key));
    }
}
