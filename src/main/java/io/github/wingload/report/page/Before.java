package io.github.wingload.report.page;

import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.plan.Figure;
import io.github.wingload.report.comparison.ChangeText;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An earlier run of the same name, and how this one differs from it.
 *
 * @param name of the earlier run, for people
 * @param diff from it to this run
 */
public record Before(String name, RunDiff diff) {

    OptionalDouble value(Figure figure) {
        return comparison(figure).map(Comparison::a).orElse(OptionalDouble.empty());
    }

    /** {@code −19.0%: worse}; empty if the figure was not compared. */
    String change(Figure figure) {
        return comparison(figure)
                .filter(known -> known.size().isPresent())
                .map(known -> ChangeText.change(known) + " " + ChangeText.finding(known))
                .orElse("");
    }

    private Optional<Comparison> comparison(Figure figure) {
        return diff.aggregated().stream()
                .filter(known -> known.figure().equals(figure))
                .findFirst();
    }
}
