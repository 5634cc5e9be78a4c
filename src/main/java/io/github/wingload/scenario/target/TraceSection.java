package io.github.wingload.scenario.target;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.TraceParent;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code trace}: whether every request has a trace id, by which the server's logs and traces can be searched. It is a generated value
 * in a header of the target.
 *
 * @param value the last of the plan's values; empty without {@code trace}
 */
public record TraceSection(Optional<GeneratedValue> value) {

    private static final String W3C = "w3c";

    public static TraceSection read(Node node) {
        if (!node.present()) {
            return new TraceSection(Optional.empty());
        }
        double sampled = 1;
        if (node.isMapping()) {
            Keys keys = node.keys("format", "sampled");
            format(keys.get("format"));
            sampled = keys.get("sampled").fromZero(1).orElse(1);
        } else {
            format(node);
        }
        return new TraceSection(Optional.of(new GeneratedValue(TraceParent.HEADER, new TraceParent(sampled))));
    }

    private static void format(Node node) {
        node.written(text -> Optional.of(text).filter(W3C::equals), "a format of trace ids", "write w3c");
    }

    /** The values of the scenario, and that of the header. */
    public List<GeneratedValue> addedTo(List<GeneratedValue> values) {
        return Stream.concat(values.stream(), value.stream()).toList();
    }

    /**
     * The target with the header. A header of this name in the scenario is reported.
     *
     * @param values how many values the scenario has
     */
    public Target in(Target target, List<Task> tasks, int values, Node node) {
        if (value.isEmpty()) {
            return target;
        }
        boolean given = Stream.concat(
                        target.headers().stream(), tasks.stream().flatMap(task -> task.headers().stream()))
                .anyMatch(header -> header.isNamed(TraceParent.HEADER));
        if (given) {
            node.keyProblem(
                    "the scenario has a header " + TraceParent.HEADER + " of its own", "remove that header, or trace");
        }
        List<Header> headers = new ArrayList<>(target.headers());
        Template each = new Template(List.of(new Template.Generated(values, Form.RAW)));
        headers.add(new Header(TraceParent.HEADER, each, false));
        return target.withHeaders(headers);
    }
}
