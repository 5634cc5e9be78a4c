package io.github.wingload.scenario.rule;

import io.github.wingload.plan.StopRule;
import io.github.wingload.yaml.LineFault;
import io.github.wingload.yaml.Node;
import java.util.List;
import java.util.Optional;

/** {@code stop_when}: what ends a run early, a line each. */
public final class StopSection {

    private StopSection() {}

    public static List<StopRule> read(Node node) {
        return node.items("[\"failure rate > 20% over 30s\"]").stream()
                .flatMap(item -> item.line().flatMap(line -> rule(item, line)).stream())
                .toList();
    }

    private static Optional<StopRule> rule(Node item, String line) {
        try {
            Condition condition = ConditionParser.stopRule(line);
            return Optional.of(
                    new StopRule(line, condition.measure(), condition.operator(), condition.limit(), condition.over()));
        } catch (LineFault fault) {
            item.problem(fault.getMessage(), fault.remedy());
            return Optional.empty();
        }
    }
}
