package io.github.wingload.report.comparison;

import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Overall;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.plan.Figure.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Notes that tell the reader how far a comparison can be trusted. */
final class DiffNotes {

    private DiffNotes() {}

    static List<String> of(RunDiff diff) {
        List<String> notes = new ArrayList<>(
                diff.overall() == Overall.NOTHING_IN_COMMON
                        ? List.of(
                                "The sides have no request in common. The figures of all requests are shown, but do not measure a"
                                        + " change, and none of them decides. Each interval has a confidence of at least 95%.")
                        : ofTheDecision(diff));
        notes.add("A change in % is relative to the figure; a change in pp is in percentage points.");
        if (diff.aggregated().stream().anyMatch(Comparison::independent)) {
            notes.add(
                    "Calls taken as independent: a table does not say when calls were made, and a run of a few seconds is too"
                            + " short for blocks. Calls that are close in time are similar, so these intervals are too narrow.");
        }
        if (diff.yardstick().times() == Calls.SENT) {
            notes.add("Times include failed calls, because the result of another tool does not separate them.");
        }
        if (diff.yardstick().inPieces()) {
            notes.add(
                    "Streamed answers are timed as vllm-bench does: ttft ends at the first event, even one without text, and the"
                            + " answer at its last event with a text or the finish reason.");
        }
        return notes;
    }

    /** What the verdict rests on; nothing to tell where no figure decides. */
    private static List<String> ofTheDecision(RunDiff diff) {
        List<String> notes = new ArrayList<>();
        notes.add(
                diff.replicated()
                        ? "Several runs per side: each run is one observation, and intervals are of the means of the runs (Welch)."
                        : "One run per side: the intervals tell whether these two runs differ. Repeated runs of one test also"
                                + " differ, by an amount that is unknown here, so a difference does not prove its cause.");
        noise(diff).ifPresent(notes::add);
        notes.add(
                "The smallest change that the runs could show is half the width of the interval. More runs, or longer ones, show"
                        + " smaller changes.");
        notes.add(String.format(
                Locale.ROOT,
                "Each of the %d figures that decide has a confidence of %.1f%%, which makes 95%% for all of them; the others"
                        + " have 95%% each.",
                diff.primary().size(),
                100 * diff.primary().get(0).confidence()));
        return notes;
    }

    /** The noise bands of the figures that decide, where a side has replicates. */
    private static Optional<String> noise(RunDiff diff) {
        String bands = diff.primary().stream()
                .map(Comparison::figure)
                .flatMap(figure ->
                        diff.noise(figure).stream().map(band -> figure.label() + " " + TrendText.band(figure, band)))
                .collect(Collectors.joining("; "));
        return bands.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Noise between replicates: 95% of the time, two further runs of one side differ by less than this"
                                + " (t × √2 × standard deviation): " + bands + ".");
    }
}
