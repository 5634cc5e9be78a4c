package io.github.wingload.scenario.load;

import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Range;
import java.util.List;
import java.util.Optional;

/** {@code wait_time}: a user's pause between two tasks; no pause if the key is missing. */
public final class WaitTimeSection {

    private static final List<String> FORMS = List.of("between", "constant", "constant_pacing", "constant_throughput");
    private static final String EXAMPLE =
            "{between: [1s, 5s]}, {constant: 1s}, {constant_pacing: 2s}, {constant_throughput: 0.5} or none";
    private static final double MOST_PER_SECOND = 1_000_000;

    private WaitTimeSection() {}

    /** @param open true for a load by rate, which has no users who wait */
    public static WaitTime read(Node node, boolean open) {
        if (!node.present() || node.written().equals("none")) {
            return new WaitTime.None();
        }
        if (open) {
            node.keyProblem("the open model has no users who wait", "remove it, or write load: {users: …}");
        }
        if (!node.isMapping()) {
            node.wrong("a wait time", "write " + EXAMPLE);
            return new WaitTime.None();
        }
        Keys keys = node.keys(FORMS);
        keys.atMostOneOf(FORMS);
        keys.atLeastOneOf(FORMS, "the wait time is missing", "write " + EXAMPLE);
        Optional<WaitTime> constant = keys.get("constant").durationOrZero().map(WaitTime.Constant::new);
        Optional<WaitTime> pacing = keys.get("constant_pacing").duration().map(WaitTime.ConstantPacing::new);
        Optional<WaitTime> throughput = keys.get("constant_throughput").positive(MOST_PER_SECOND).stream()
                .<WaitTime>mapToObj(WaitTime.ConstantThroughput::new)
                .findFirst();
        return between(keys.get("between"))
                .or(() -> constant)
                .or(() -> pacing)
                .or(() -> throughput)
                .orElse(new WaitTime.None());
    }

    private static Optional<WaitTime> between(Node node) {
        return Range.read(node, Node::durationOrZero, "[1s, 5s]")
                .map(wait -> new WaitTime.Between(wait.least(), wait.most()));
    }
}
