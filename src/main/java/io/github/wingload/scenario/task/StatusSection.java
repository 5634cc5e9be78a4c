package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code expect: {status}}: a status, a class, a range, or a list of these. */
final class StatusSection {

    private static final Pattern STATUS = Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");
    private static final Pattern CLASS = Pattern.compile("([1-5])[xX]{2}");
    private static final String EXAMPLE =
            "write 200, a list such as [200, 400], a class such as 2xx or a range such as 200-299";

    private StatusSection() {}

    /** The statuses; any 2xx if none are named. */
    static List<StatusRange> read(Node node) {
        List<Node> items = node.itemsOrOne();
        if (items.isEmpty()) {
            node.problem("the list is empty", EXAMPLE);
        }
        List<StatusRange> ranges = items.stream()
                .filter(Node::present)
                .flatMap(item -> range(item).stream())
                .toList();
        return ranges.isEmpty() ? Expectation.ANY_2XX.statuses() : ranges;
    }

    private static Optional<StatusRange> range(Node node) {
        String text = node.written();
        Matcher status = STATUS.matcher(text);
        Matcher statusClass = CLASS.matcher(text);
        if (statusClass.matches()) {
            int first = Integer.parseInt(statusClass.group(1)) * 100;
            return Optional.of(new StatusRange(first, first + 99));
        }
        if (!status.matches()) {
            node.wrong("an HTTP status", EXAMPLE);
            return Optional.empty();
        }
        int first = Integer.parseInt(status.group(1));
        int last = status.group(2) == null ? first : Integer.parseInt(status.group(2));
        if (last < first) {
            node.problem(text + " is empty", "write the lower status first");
            return Optional.empty();
        }
        return Optional.of(new StatusRange(first, last));
    }
}
