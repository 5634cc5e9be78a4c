package io.github.wingload.render;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Task.Body;
import io.github.wingload.plan.Task.Bytes;
import io.github.wingload.plan.Task.Content;
import io.github.wingload.plan.Template;
import java.util.ArrayList;
import java.util.List;

/** Makes the requests of a plan's tasks. Immutable, thread-safe. */
public final class Renderer {

    private static final byte[] NO_BODY = {};

    private final List<TaskRenderer> tasks;

    /**
     * @param tasks in the plan's order
     * @param targetHeaders sent with every request unless a task has its own of the same name
     * @param basePath put before each task's path; a trailing slash is dropped
     * @param columns of the rows that {@link #render} will get
     */
    public Renderer(List<Task> tasks, List<Header> targetHeaders, String basePath, Columns columns) {
        this.tasks = tasks.stream()
                .map(task -> new TaskRenderer(task, targetHeaders, basePath, columns))
                .toList();
    }

    /** The request of a task, by its index in the plan, for a row. */
    public Request render(int task, SampleRow row) {
        return tasks.get(task).render(row);
    }

    private static final class TaskRenderer {

        private final String method;
        private final CompiledTemplate path;
        private final List<CompiledHeader> headers;
        private final List<HeaderField> constantHeaders;
        private final CompiledTemplate body;
        private final byte[] bytes;

        TaskRenderer(Task task, List<Header> targetHeaders, String basePath, Columns columns) {
            String base = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
            method = task.method();
            path = CompiledTemplate.of(base, task.path(), columns);
            headers = merge(task, targetHeaders).stream()
                    .map(header -> new CompiledHeader(header.name(), CompiledTemplate.of("", header.value(), columns)))
                    .toList();
            constantHeaders = headers.stream().allMatch(header -> header.value().constant())
                    ? fields(headers, SampleRow.NONE)
                    : null;
            Content content = task.body().map(Body::content).orElse(null);
            body = content instanceof Template template ? CompiledTemplate.of("", template, columns) : null;
            bytes = content instanceof Bytes file ? file.bytes() : NO_BODY;
        }

        Request render(SampleRow row) {
            return new Request(
                    method,
                    path.text(row),
                    constantHeaders != null ? constantHeaders : fields(headers, row),
                    body == null ? bytes : body.utf8(row),
                    row.key());
        }

        private static List<HeaderField> fields(List<CompiledHeader> headers, SampleRow row) {
            return headers.stream()
                    .map(header -> new HeaderField(header.name(), header.value().text(row)))
                    .toList();
        }

        /** The target's headers, then the task's, then the body's type; of one name only the last named stays. */
        private static List<Header> merge(Task task, List<Header> targetHeaders) {
            List<Header> merged = new ArrayList<>();
            targetHeaders.stream()
                    .filter(header -> !names(task.headers(), header.name()))
                    .forEach(merged::add);
            merged.addAll(task.headers());
            task.body()
                    .filter(body -> !names(merged, "Content-Type"))
                    .ifPresent(body -> merged.add(new Header("Content-Type", Template.of(body.contentType()), false)));
            return merged;
        }

        private static boolean names(List<Header> headers, String name) {
            return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
        }
    }

    private record CompiledHeader(String name, CompiledTemplate value) {}
}
