package io.github.wingload.scenario.load;

import io.github.wingload.plan.WaitTime;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Range;
import java.util.List;
import java.util.Optional;

/** {@code wait_time}: a user's pause between two tasks; none if the key is missing. */
public final class WaitTimeSection {

    private static final List<String> FORMS = List.of("between", "constant", "constant_pacing", "constant_throughput");
    private static final String EXAMPLE =
            "{between: [1s, 5s]}, {constant: 1s}, {constant_pacing: 2s}, {constant_throughput: 0.5} or none";
    private static final double MOST_PER_SECOND = 1_000_000;

    private WaitTimeSection() {}

    /** @param open true for a load by rate, which has no users that wait */
    public static WaitTime read(Node node, boolean open) {
        WaitTime waitTime = read(node);
        if (open && node.present() && !isNone(node)) {
            node.keyProblem("the open model has no users who wait", "remove it, or write load: {users: …}");
        }
        return waitTime;
    }

    private static WaitTime read(Node node) {
        if (!node.present() || isNone(node)) {
            return new WaitTime.None();
        }
        if (!node.isMapping()) {
            node.wrong("a wait time", "write " + EXAMPLE);
            return new WaitTime.None();
        }
        Keys keys = node.keys(FORMS.toArray(String[]::new));
        keys.atMostOneOf(FORMS);
        if (keys.present(FORMS).isEmpty()) {
            node.problem("the wait time is missing", "write " + EXAMPLE);
        }
        Optional<WaitTime> constant = keys.get("constant").durationOrZero().map(WaitTime.Constant::new);
        Optional<WaitTime> pacing = keys.get("constant_pacing").duration().map(WaitTime.ConstantPacing::new);
        Optional<WaitTime> throughput = Optional.of(
                        keys.get("constant_throughput").positive(MOST_PER_SECOND))
                .filter(rate -> rate.isPresent())
                .map(rate -> new WaitTime.ConstantThroughput(rate.getAsDouble()));
        return between(keys.get("between"))
                .or(() -> constant)
                .or(() -> pacing)
                .or(() -> throughput)
                .orElse(new WaitTime.None());
    }

    private static boolean isNone(Node node) {
        return node.scalar().filter(value -> value.text().equals("none")).isPresent();
    }

    private static Optional<WaitTime> between(Node node) {
        return Range.read(node, Node::durationOrZero, "[1s, 5s]")
                .map(wait -> new WaitTime.Between(wait.least(), wait.most()));
    }
}
