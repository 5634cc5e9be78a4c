package io.github.wingload.artefact;

import io.github.wingload.plan.task.Task;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.stats.FailureGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code _failures.csv} and {@code _exceptions.csv}, in order of first occurrence.
 *
 * <p>(Locust orders failures by a digest, so its readers do not rely on an order.)
 */
final class ErrorsCsv {

    private static final List<String> FAILURES_HEADER = List.of("Method", "Name", "Error", "Occurrences");
    private static final List<String> EXCEPTIONS_HEADER = List.of("Count", "Message", "Traceback", "Nodes");

    private ErrorsCsv() {}

    /** Failed requests by method, name and error. */
    static byte[] failures(List<Task> tasks, List<FailureGroup> failures) {
        Map<List<String>, Long> occurrences = new LinkedHashMap<>();
        for (FailureGroup group : failures) {
            Task task = tasks.get(group.task());
            occurrences.merge(List.of(task.method(), task.name(), group.error()), group.count(), Long::sum);
        }
        CsvText text = new CsvText().row(FAILURES_HEADER);
        occurrences.forEach(
                (key, count) -> text.row(List.of(key.get(0), key.get(1), key.get(2), Long.toString(count))));
        return text.bytes();
    }

    /** Exceptions inside wingload by stack trace, all of them on this node. */
    static byte[] exceptions(List<ExceptionGroup> exceptions) {
        CsvText text = new CsvText().row(EXCEPTIONS_HEADER);
        for (ExceptionGroup group : exceptions) {
            text.row(List.of(Long.toString(group.count()), group.message(), group.trace(), "local"));
        }
        return text.bytes();
    }
}
