package io.github.wingload.diff;

import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import java.util.stream.Collectors;

/**
 * What a row is known by.
 *
 * @param method {@code GET}, {@code POST} …
 * @param name of the task
 * @param path below the target, placeholders as braces; empty if it is not known
 */
public record RowName(String method, String name, String path) {

    /** The row of a task. */
    static RowName of(Task task) {
        String path = task.path().segments().stream()
                .map(segment -> segment instanceof Template.Text text ? text.text() : "{}")
                .collect(Collectors.joining());
        return new RowName(task.method(), task.name(), path);
    }

    /** A row of a table that gives requests no other name than their path, as a rule. */
    public static RowName named(String method, String name) {
        return new RowName(method, name, name.startsWith("/") ? name : "");
    }

    /** True if method and name are the same. */
    public boolean sameName(RowName other) {
        return method.equals(other.method) && name.equals(other.name);
    }

    boolean samePath(RowName other) {
        return method.equals(other.method) && !path.isEmpty() && path.equals(other.path);
    }
}
