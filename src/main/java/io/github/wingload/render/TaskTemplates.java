package io.github.wingload.render;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Task.Body;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Extracted;
import io.github.wingload.plan.Template.Generated;
import java.util.List;
import java.util.stream.Stream;

/** The templates of a task and their placeholders. */
final class TaskTemplates {

    private TaskTemplates() {}

    /** Everything that a request of the task is rendered from. */
    static List<Template> all(Task task, List<Header> headers) {
        return Stream.of(payload(task).stream(), headers.stream().map(Header::value), task.expect().echoes().stream())
                .flatMap(templates -> templates)
                .toList();
    }

    /** The templates that identify a payload: the path and every possible body. */
    static List<Template> payload(Task task) {
        Stream<Body> bodies = Stream.concat(
                task.body().stream(), task.mutations().stream().flatMap(mutation -> mutation.variants().stream()));
        Stream<Template> contents =
                bodies.map(Body::content).filter(Template.class::isInstance).map(Template.class::cast);
        return Stream.concat(Stream.of(task.path()), contents).toList();
    }

    /** Indexes of the plan's values that they use, ascending. */
    static int[] generatedIn(List<Template> templates) {
        return templates.stream()
                .flatMap(template -> template.segments().stream())
                .filter(Generated.class::isInstance)
                .mapToInt(segment -> ((Generated) segment).index())
                .distinct()
                .sorted()
                .toArray();
    }

    /** True if they use a value extracted from an answer. */
    static boolean holdExtracted(List<Template> templates) {
        return templates.stream()
                .flatMap(template -> template.segments().stream())
                .anyMatch(Extracted.class::isInstance);
    }
}
