package io.github.wingload.scenario.task;

import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Expectation.Check;
import io.github.wingload.plan.Expectation.Contains;
import io.github.wingload.plan.Expectation.ForAll;
import io.github.wingload.plan.Expectation.HeaderEquals;
import io.github.wingload.plan.Expectation.Items;
import io.github.wingload.plan.Expectation.JsonEquals;
import io.github.wingload.plan.Header;
import io.github.wingload.plan.Mutation;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Task.Body;
import io.github.wingload.plan.Template;
import java.util.List;
import java.util.stream.Stream;

/** The templates in a task. */
final class TaskTemplates {

    private TaskTemplates() {}

    /** Those of its request, spoilt or not. */
    static Stream<Template> ofRequest(Task task) {
        Stream<Body> bodies = Stream.concat(
                task.body().stream(),
                task.mutations().stream().map(Mutation::variants).flatMap(List::stream));
        return Stream.of(
                        Stream.of(task.path()),
                        task.headers().stream().map(Header::value),
                        bodies.map(Body::content)
                                .filter(Template.class::isInstance)
                                .map(Template.class::cast))
                .flatMap(templates -> templates);
    }

    /** Those of its request and of what is expected. */
    static Stream<Template> of(Task task) {
        Expectation expect = task.expect();
        Stream<Check> ofItems = expect.items().map(Items::each).stream().flatMap(List::stream);
        return Stream.concat(
                ofRequest(task),
                Stream.concat(expect.checks().stream(), ofItems).flatMap(TaskTemplates::of));
    }

    private static Stream<Template> of(Check check) {
        if (check instanceof JsonEquals json) {
            return Stream.of(json.expected());
        }
        if (check instanceof Contains contains) {
            return Stream.of(contains.text());
        }
        if (check instanceof HeaderEquals header) {
            return Stream.of(header.value());
        }
        return check instanceof ForAll all ? all.each().stream().flatMap(TaskTemplates::of) : Stream.empty();
    }
}
