package io.github.wingload.report.comparison;

import io.github.wingload.diff.Change;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Overall;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.plan.Figure.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader must know to take a comparison for no more than it is. */
final class DiffNotes {

    private DiffNotes() {}

    static List<String> of(RunDiff diff) {
        List<String> notes = new ArrayList<>();
        if (diff.overall() == Overall.NOTHING_IN_COMMON) {
            notes.add("No request is on both sides: all requests together are shown, and say nothing about a change.");
        }
        notes.add(
                diff.replicated()
                        ? "Several runs per side: the run is the unit, and intervals are of the runs' means (Welch)."
                        : "One run per side: the intervals say whether these two runs differ. Repeated runs of the same"
                                + " test differ too, by an amount that is not known here, so no cause is proved.");
        noise(diff).ifPresent(notes::add);
        notes.add(String.format(
                Locale.ROOT,
                "The %d figures that decide are judged at %.1f%% each, which is 95%% for all of them; the others stand at"
                        + " 95%%.",
                diff.primary().size(),
                100 * diff.primary().get(0).confidence()));
        notes.add("A change in percent is of the figure itself; a change in pp is in percentage points.");
        if (shortRun(diff.aggregated())) {
            notes.add("Short run: too short to see how calls of one minute are alike, so they are taken to be"
                    + " independent, and the interval is too narrow if they are not.");
        }
        if (diff.yardstick().times() == Calls.SENT) {
            notes.add("Times are of all calls, failed ones included, because Locust's table does not tell them apart.");
        }
        return notes;
    }

    /** What replicates tell of two single runs, for the figures that decide. */
    private static Optional<String> noise(RunDiff diff) {
        String bands = diff.primary().stream()
                .map(Comparison::figure)
                .flatMap(figure ->
                        diff.noise(figure).stream().map(band -> figure.label() + " " + TrendText.band(figure, band)))
                .collect(Collectors.joining("; "));
        return bands.isEmpty()
                ? Optional.empty()
                : Optional.of("Noise, as replicates tell it: two single runs of one side differ by no more than this in"
                        + " nineteen cases of twenty (1.96 × √2 × standard deviation): " + bands + ".");
    }

    private static boolean shortRun(List<Comparison> figures) {
        return figures.stream()
                .anyMatch(figure -> figure.change().map(Change::shortRun).orElse(false));
    }
}
