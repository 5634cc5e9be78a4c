package io.github.wingload.audit;

import io.github.wingload.audit.Finding.As;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds every statement of a result against the others, and against arithmetic. */
public final class Audit {

    private Audit() {}

    /** What is found in one result, the surest first. */
    public static List<Finding> of(StatedResult result) {
        List<Finding> found = new ArrayList<>();
        result.parts().forEach(part -> alone(part, part.name(), found));
        // What cannot be known of a part is seldom known of the whole, and once is enough.
        found.removeIf(finding -> finding.check().certainty() != Certainty.CANNOT_BE);
        alone(result, "", found);
        CountChecks.parts(result, found);
        return sorted(found);
    }

    /**
     * What is found in results of one test at several loads, beyond what is found in each of them.
     *
     * @param window how long the whole test took; empty if that is not stated
     */
    public static List<Finding> ofLevels(List<StatedResult> levels, Optional<Stated> window) {
        List<Finding> found = new ArrayList<>();
        Optional<Stated> sum = levels.stream()
                .flatMap(level -> level.one(Quantity.SECONDS).stream())
                .reduce(Stated::plus);
        if (window.isPresent() && sum.isPresent() && window.get().below(sum.get())) {
            found.add(Finding.of(Check.WINDOW, "")
                    .with("sum", sum.get(), As.SECONDS)
                    .with("window", window.get(), As.SECONDS));
        }
        StreamChecks.burst(levels, found);
        return found;
    }

    private static void alone(StatedResult result, String part, List<Finding> found) {
        CountChecks.check(result, part, found);
        TimeChecks.check(result, part, found);
        LoadChecks.check(result, part, found);
        StreamChecks.check(result, part, found);
        result.steady().ifPresent(window -> CountChecks.check(window, joined(part, "steady window"), found));
    }

    /** The name of a part within a part. */
    static String joined(String part, String within) {
        return part.isEmpty() ? within : part + ", " + within;
    }

    private static List<Finding> sorted(List<Finding> found) {
        return found.stream()
                .sorted((one, other) ->
                        one.check().certainty().compareTo(other.check().certainty()))
                .toList();
    }
}
