package io.github.wingload.artefact;

import io.github.wingload.plan.Task;
import io.github.wingload.stats.FailureGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code _failures.csv}: failed requests by method, name and error, in order of first occurrence.
 *
 * <p>(Locust orders by a digest, which looks random; its readers do not rely on it.)
 */
final class FailuresCsv {

    private static final List<String> HEADER = List.of("Method", "Name", "Error", "Occurrences");

    private FailuresCsv() {}

    /** The whole file. */
    static byte[] bytes(List<Task> tasks, List<FailureGroup> failures) {
        Map<List<String>, Long> occurrences = new LinkedHashMap<>();
        for (FailureGroup group : failures) {
            Task task = tasks.get(group.task());
            occurrences.merge(List.of(task.method(), task.name(), group.error()), group.count(), Long::sum);
        }
        CsvText text = new CsvText().row(HEADER);
        occurrences.forEach(
                (key, count) -> text.row(List.of(key.get(0), key.get(1), key.get(2), Long.toString(count))));
        return text.bytes();
    }
}
