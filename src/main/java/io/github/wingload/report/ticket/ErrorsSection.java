package io.github.wingload.report.ticket;

import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.Outcome;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.FailureRow;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Block.Verbatim;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The failed calls by error, and sample answers. */
final class ErrorsSection {

    private static final int ROWS = 20;
    private static final int ANSWERS = 5;

    /** Go programs call a missed deadline this; their users search for these words. */
    private static final String GO_DEADLINE = "context deadline exceeded";

    private ErrorsSection() {}

    /** The most frequent errors, and a few answers. */
    static Section of(Analysis report) {
        return of(report, ROWS, ANSWERS);
    }

    /** All errors, with an answer to each. */
    static Section unabridged(Analysis report) {
        return of(report, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static Section of(Analysis report, int rows, int answers) {
        List<FailureRow> failures = report.failures();
        List<Block> blocks = table(failures, rows, report.tasks().size() > 1);
        failures.stream().filter(ErrorsSection::answered).limit(answers).forEach(row -> {
            blocks.add(new Paragraph(Phrase.of("A sample answer to ")
                    .andCode(error(row))
                    .and(" (" + Figures.count(row.group().count()) + " calls):")));
            blocks.add(new Verbatim(Excerpt.ofAnswer(answer(row))));
        });
        return new Section("Observed Errors", blocks);
    }

    /**
     * Errors in a table, and how many more there are.
     *
     * @param failures most frequent first
     * @param most rows of the table
     */
    static List<Block> table(List<FailureRow> failures, int most, boolean severalTasks) {
        List<Block> blocks = new ArrayList<>();
        if (!failures.isEmpty()) {
            blocks.add(table(failures.stream().limit(most).toList(), severalTasks));
        }
        if (failures.size() > most) {
            long calls = failures.stream()
                    .skip(most)
                    .mapToLong(row -> row.group().count())
                    .sum();
            blocks.add(Paragraph.of("And " + Figures.count(failures.size() - most) + " more kinds of errors, "
                    + Figures.count(calls) + " calls."));
        }
        return blocks;
    }

    private static Table table(List<FailureRow> failures, boolean severalTasks) {
        boolean proxy = failures.stream().anyMatch(row -> row.answeredByProxy() > 0);
        List<Column> columns =
                new ArrayList<>(List.of(Column.figures("Count"), Column.text("Class"), Column.text("Error")));
        if (severalTasks) {
            columns.add(Column.text("Task"));
        }
        if (proxy) {
            columns.add(Column.figures("Answered by: Proxy"));
        }
        IdColumns ids = IdColumns.of(failures.stream().flatMap(row -> firstIds(row).stream()));
        columns.addAll(ids.columns());
        List<List<Phrase>> rows = new ArrayList<>();
        for (FailureRow row : failures) {
            List<Phrase> cells = new ArrayList<>(List.of(
                    Cells.count(row.group().count()),
                    Phrase.of(row.group().failureClass().label()),
                    message(row)));
            if (severalTasks) {
                cells.add(Cells.task(row.method(), row.task()));
            }
            if (proxy) {
                cells.add(Cells.count(row.answeredByProxy()));
            }
            cells.addAll(ids.cells(firstIds(row)));
            rows.add(cells);
        }
        return new Table(columns, rows);
    }

    private static Optional<CallIds> firstIds(FailureRow row) {
        return row.group().ids().stream().findFirst();
    }

    private static Phrase message(FailureRow row) {
        Phrase message = Phrase.code(error(row));
        return row.group().failureClass().outcome() == Outcome.DEADLINE
                ? message.and(" (" + GO_DEADLINE + ")")
                : message;
    }

    static String error(FailureRow row) {
        return Excerpt.ofLine(row.group().message());
    }

    private static boolean answered(FailureRow row) {
        return !answer(row).isBlank();
    }

    private static String answer(FailureRow row) {
        return row.group().bodyExcerpts().stream()
                .filter(excerpt -> !excerpt.isBlank())
                .findFirst()
                .orElse("");
    }
}
