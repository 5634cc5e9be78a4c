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

/** How often payloads were sent again, and which were slow or failed. */
final class PayloadSection {

    private static final int KEYS = 10;

    private PayloadSection() {}

    static Section of(Analysis report) {
        PayloadUse payload = report.payload();
        List<Block> blocks = new ArrayList<>();
        if (payload.sampleRows() > 0 && payload.distinctKeys() > 0) {
            blocks.add(Bullets.of(List.of(use(payload))));
        }
        List<TaskPayload> keyed =
                payload.tasks().stream().filter(task -> task.sent() > 0).toList();
        if (keyed.size() > 1) {
            blocks.add(Table.of(
                    "Task",
                    List.of("Sent", "Distinct Payloads", "Most Frequent"),
                    keyed.stream().map(PayloadSection::task).toList()));
        }
        if (!payload.slowest().isEmpty()) {
            blocks.add(Paragraph.of("The slowest calls:"));
            blocks.add(new Table(
                    List.of(
                            Column.text("Key"),
                            Column.figures("Time"),
                            Column.text("Outcome"),
                            Column.figures("Intended at")),
                    payload.slowest().stream()
                            .limit(KEYS)
                            .map(PayloadSection::slow)
                            .toList()));
        }
        if (!payload.failing().isEmpty()) {
            blocks.add(Paragraph.of("The keys with the most failed calls:"));
            blocks.add(Table.of(
                    "Key",
                    List.of("Failed"),
                    payload.failing().stream()
                            .limit(KEYS)
                            .map(PayloadSection::failing)
                            .toList()));
        }
        return new Section("Payload", blocks);
    }

    /** Calls without a key, such as those of a health check, reuse nothing. */
    private static String use(PayloadUse payload) {
        long sent = payload.tasks().stream().mapToLong(TaskPayload::sent).sum();
        return Figures.count(payload.distinctKeys()) + " distinct keys of "
                + Figures.count(payload.sampleRows()) + " sample rows were sent, each "
                + Figures.number((double) sent / payload.distinctKeys(), 2) + " times on average (reuse factor).";
    }

    private static List<Phrase> task(TaskPayload task) {
        return List.of(
                Cells.task(task.method(), task.name()),
                Cells.count(task.sent()),
                task.distinct() < 0 ? Phrase.of("-") : Cells.count(task.distinct()),
                task.mostFrequent() < 0 ? Phrase.of("-") : Cells.share(task.mostFrequent(), task.sent()));
    }

    private static List<Phrase> slow(SlowCall call) {
        return List.of(
                key(call.key()),
                Phrase.of(Unit.TIME.text(call.ms())),
                Phrase.of(call.outcome()),
                Phrase.of(Figures.number(call.intendedNs() / 1e9, 2) + " s"));
    }

    private static List<Phrase> failing(KeyCount key) {
        return List.of(key(key.key()), Cells.count(key.count()));
    }

    private static Phrase key(String key) {
        return key.isEmpty() ? Phrase.of("-") : Phrase.code(Excerpt.ofName(key));
    }
}
