package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Rule;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Node;
import java.util.List;
import java.util.Optional;

/** {@code stop_when}: what ends a run early, a line each. */
public final class StopSection {

    private StopSection() {}

    public static List<Rule> read(Node node) {
        return node.items("[\"failure rate > 20% over 30s\"]").stream()
                .flatMap(item -> item.line().flatMap(line -> rule(item, line)).stream())
                .toList();
    }

    private static Optional<Rule> rule(Node item, String line) {
        try {
            return Optional.of(ConditionParser.stopRule(line));
        } catch (Fault fault) {
            item.problem(fault.found(), fault.remedy());
            return Optional.empty();
        }
    }
}
