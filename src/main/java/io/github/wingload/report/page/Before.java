package io.github.wingload.report.page;

import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.report.comparison.ChangeText;
import io.github.wingload.result.Analysis;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run is compared with on its page: a baseline, or the run before of the same name.
 *
 * @param name of the earlier run, for people
 * @param diff from it to this run
 */
public record Before(String name, RunDiff diff) {

    private static final List<Figure> TAKEN_AWAY = List.of(
            Figure.REQUESTS_PER_HOUR,
            Figure.SUCCESS_RATE,
            Figure.percentile(50, Calls.OK),
            Figure.percentile(90, Calls.OK),
            Figure.percentile(99, Calls.OK));

    /** Compares a run with an earlier one; empty if the two are not comparable. */
    public static Optional<Before> of(ComparedRuns earlier, Analysis report) {
        ComparedRun now = ComparedRun.reported(report.result().manifest().id(), report);
        Yardstick yardstick =
                Yardstick.of(Optional.of(report.result().manifest().plan()), Calls.OK);
        RunDiff diff = RunDiff.between(earlier, new ComparedRuns(List.of(now)), yardstick, Rules.DEFAULT);
        return diff.unlike().isEmpty() ? Optional.of(new Before(earlier.first().name(), diff)) : Optional.empty();
    }

    /** @param task whose figure it is; empty for all tasks together */
    OptionalDouble value(Figure figure, Optional<String> task) {
        return comparison(figure, task).map(Comparison::a).orElse(OptionalDouble.empty());
    }

    /** {@code -19.0%, worse}; empty if the figure was not compared. */
    String change(Figure figure, Optional<String> task) {
        return comparison(figure, task)
                .filter(known -> known.size().isPresent())
                .map(known -> ChangeText.change(known) + ", " + ChangeText.finding(known))
                .orElse("");
    }

    /** {@code Compared with run NAME: requests/hour up from 110,508/h, p90 of ok calls down from 2.58 s (better).} */
    public String sentence() {
        boolean compares =
                diff.b().first().manifest().filter(run -> run.plan().compares()).isPresent();
        return TAKEN_AWAY.stream()
                // A time or a share of two sides together would be that of neither.
                .filter(figure -> !compares || figure.equals(Figure.REQUESTS_PER_HOUR))
                .flatMap(figure -> comparison(figure, Optional.empty()).stream())
                .filter(known -> known.a().isPresent() && known.b().isPresent())
                .map(Before::since)
                .collect(Collectors.joining(", ", "Compared with run " + name + ": ", "."));
    }

    private static String since(Comparison comparison) {
        Figure figure = comparison.figure();
        String before = ChangeText.value(figure, comparison.a());
        double change = comparison.b().getAsDouble() - comparison.a().getAsDouble();
        String course = before.equals(ChangeText.value(figure, comparison.b()))
                ? "still "
                : change > 0 ? "up from " : "down from ";
        return figure.label()
                + " "
                + course
                + before
                + (comparison.finding().isPresent() ? " (" + ChangeText.finding(comparison) + ")" : "");
    }

    private Optional<Comparison> comparison(Figure figure, Optional<String> task) {
        Stream<Comparison> compared = task.isEmpty()
                ? diff.aggregated().stream()
                : diff.rows().stream()
                        .filter(row -> row.b().name().equals(task.get()))
                        .flatMap(row -> row.comparisons().stream());
        return compared.filter(known -> known.figure().equals(figure)).findFirst();
    }
}
