package io.github.wingload.cli.run;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.report.words.TemplateWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The example requests of a plan: one for each task, or one for each mutation of a task that has any. There are at least
 * {@value #FEWEST}: a plan with few tasks shows further rows. Those of a comparison are whole pairs.
 *
 * @param plan with a task for each example
 * @param titles of the examples: the task and the mutation; empty for a plan with a single task
 */
record ShownRequests(Plan plan, List<String> titles) {

    private static final int FEWEST = 3;

    static ShownRequests of(Plan plan, TemplateWords words) {
        List<Task> tasks = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (Task task : plan.tasks()) {
            Task shown = shown(task, words);
            String name = plan.tasks().size() > 1 ? ", " + task.name() : "";
            if (task.mutations().isEmpty()) {
                tasks.add(shown);
                titles.add(name);
            }
            for (Mutation mutation : task.mutations()) {
                Body first = mutation.variants().get(0);
                tasks.add(shown.withBody(shown(first, task, words)));
                titles.add(name + ", " + mutation.kind());
            }
        }
        return new ShownRequests(plan.withTasks(tasks), titles);
    }

    int count() {
        int most = Math.max(FEWEST, titles.size());
        return plan.compares() ? most + most % 2 : most;
    }

    /** Replaces values that are extracted from answers by their names. Expectations, which may use such values, are left out. */
    private static Task shown(Task task, TemplateWords words) {
        List<Header> headers = task.headers().stream()
                .map(header -> new Header(header.name(), shown(header.value(), task, words), header.secret()))
                .toList();
        Optional<Body> body = task.body().map(valid -> shown(valid, task, words));
        return new Task(
                task.name(),
                task.side(),
                task.method(),
                shown(task.path(), task, words),
                headers,
                task.hostHeader(),
                body,
                List.of(),
                task.samples(),
                Optional.empty(),
                Expectation.ANY_2XX,
                List.of(),
                task.cache(),
                task.runbook(),
                task.apart());
    }

    private static Body shown(Body body, Task task, TemplateWords words) {
        return new Body(body.content().with(template -> shown(template, task, words)), body.contentType());
    }

    private static Template shown(Template template, Task task, TemplateWords words) {
        List<Segment> segments = template.segments().stream()
                .map(segment -> words.withoutExtracted(segment, task))
                .toList();
        return new Template(segments);
    }
}
