package io.github.wingload.report.console;

import io.github.wingload.plan.task.Task;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Printable;
import java.util.List;
import java.util.Locale;

/** Locust's last table: each error with its count, and the start of an answer where one was kept. */
record ErrorReport(TableWidths widths) {

    private static final int COUNT = 18;
    private static final int FILE_ERROR = 141;

    /** Failed calls in the given order; the groups' task numbers are indices of {@code tasks}. */
    String failures(List<FailureGroup> failures, List<Task> tasks) {
        StringBuilder text = new StringBuilder("Error report\n");
        head(text);
        for (FailureGroup failure : failures) {
            Task task = tasks.get(failure.task());
            line(text, failure.count(), task.method() + " " + task.name() + ": " + failure.error());
            failure.bodyExcerpts().stream()
                    .limit(1)
                    .filter(excerpt -> !excerpt.isBlank())
                    .forEach(excerpt -> line(text, "", "  answer: " + Excerpt.ofLine(excerpt)));
        }
        return text.append(rule()).toString();
    }

    /** Exceptions inside wingload itself, which the target did not cause. */
    String exceptions(List<ExceptionGroup> exceptions) {
        StringBuilder text =
                new StringBuilder("Exceptions inside wingload (bugs of the generator, not of the target)\n");
        head(text);
        exceptions.forEach(exception -> line(text, exception.count(), exception.message()));
        return text.append(rule()).toString();
    }

    private void head(StringBuilder text) {
        line(text, "# occurrences", "Error");
        text.append(rule());
    }

    private String rule() {
        return "-".repeat(COUNT) + "|" + "-".repeat(widths.terminal() ? room() : FILE_ERROR) + "\n";
    }

    private void line(StringBuilder text, Object count, String error) {
        String printable = Printable.of(error);
        text.append(String.format(Locale.ROOT, "%-" + COUNT + "s ", count))
                .append(
                        widths.terminal()
                                ? Shortened.inTheMiddle(printable, room())
                                : String.format(Locale.ROOT, "%-100s", printable))
                .append('\n');
    }

    private int room() {
        return widths.columns() - COUNT - 1;
    }
}
