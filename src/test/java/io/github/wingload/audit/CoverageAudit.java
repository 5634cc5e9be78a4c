package io.github.wingload.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Simulates runs and counts how often intervals cover. */
final class CoverageAudit {

    /** The rate of calls in all simulated runs. */
    static final double CALLS_PER_SECOND = 40;

    /** The lengths of the runs, in seconds. */
    static final List<Integer> SECONDS = List.of(20, 60, 120, 200, 600, 3600);

    /**
     * A row of the table.
     *
     * @param figures one for each figure of the experiment
     */
    record Row(Experiment experiment, int seconds, List<Coverage> figures) {

        /** The figures for which the promise does not hold. */
        List<String> broken() {
            return figures.stream()
                    .filter(figure -> !figure.holds(experiment.seconds(), seconds))
                    .map(figure -> "%s, %d s, %s: %.1f %% of %.1f %%"
                            .formatted(
                                    experiment.name(),
                                    seconds,
                                    figure.name(),
                                    figure.coveredPercent(),
                                    figure.shownPercent()))
                    .toList();
        }
    }

    private CoverageAudit() {}

    /** Simulates this many runs; the same ones each time. */
    static Row row(Experiment experiment, int seconds, int runs) {
        List<Coverage> figures =
                experiment.figures().stream().map(Coverage::new).toList();
        for (int run = 0; run < runs; run++) {
            var estimates = experiment.run().estimates(new Random(31L * run + seconds), seconds);
            for (int figure = 0; figure < figures.size(); figure++) {
                figures.get(figure).add(estimates.get(figure));
            }
        }
        return new Row(experiment, seconds, figures);
    }

    /** Every experiment with every length of run. */
    static List<Row> rows(int runs) {
        List<Experiment> experiments = Experiment.all();
        return IntStream.range(0, experiments.size() * SECONDS.size())
                .parallel()
                .mapToObj(i -> Promise.row(
                        runs,
                        many -> row(experiments.get(i / SECONDS.size()), SECONDS.get(i % SECONDS.size()), many),
                        row -> row.broken().isEmpty()))
                .toList();
    }

    /** The section of the page. */
    static List<String> section(List<Row> rows) {
        List<String> lines = new ArrayList<>(List.of(
                "How often the 95% interval covers the truth. \"Shown\" is the share of runs that have an interval, \"covered\" the",
                "share of those that cover, \"shown and wrong\" the share of all runs that show one that does not. \"Width\" is the",
                "median width, compared with the interval of someone who knows the true spread; \"open\" is an interval with one bound.",
                "",
                "95% of the runs of a minute or more must show the interval of a percentile, a share or a rate if calls stay alike for at most",
                "a 250th of the run.",
                "",
                "At least 90% must cover if calls stay alike for up to a tenth of the run. Up to a third of the run, 90% must cover or at",
                "most 7.5% of all runs may be shown and wrong, and up to half of the run 10%: some of these runs look like independent",
                "calls to any test. Changes that are slower still cannot be seen in the run, and its interval is about the time of the run",
                "alone.",
                "",
                "| service | alike for | run | figure | shown | covered | shown and wrong | width |",
                "|---|--:|--:|---|--:|--:|--:|--:|"));
        for (Row row : rows) {
            for (Coverage figure : row.figures()) {
                lines.add("| %s | %.3g s | %d s | %s | %.1f %% | %s | %.1f %% | %s |"
                        .formatted(
                                row.experiment().name(),
                                row.experiment().seconds(),
                                row.seconds(),
                                figure.name(),
                                figure.shownPercent(),
                                figure.shownPercent() == 0 ? "" : "%.1f %%".formatted(figure.coveredPercent()),
                                figure.missedPercent(),
                                Double.isFinite(figure.width()) ? "%.2f".formatted(figure.width()) : "open"));
            }
        }
        return lines;
    }
}
