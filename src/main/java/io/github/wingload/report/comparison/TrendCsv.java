package io.github.wingload.report.comparison;

import io.github.wingload.diff.FigureStep;
import io.github.wingload.diff.FigureStep.Finding;
import io.github.wingload.diff.Trend;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.TrendStep;
import io.github.wingload.plan.Figure;
import io.github.wingload.report.words.LoadWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs over time, for notebooks: a row for each run, raw figures without units in the cells, lines ending in a line feed.
 */
public final class TrendCsv {

    private static final int DECIMALS = 3;
    private static final List<String> HEADER = List.of(
            "name",
            "run",
            "start",
            "load",
            "target",
            "seed",
            "seconds",
            "requests",
            "requests_per_hour",
            "success_percent",
            "p50_ms",
            "p90_ms",
            "p99_ms",
            "verdict",
            "labels",
            "changed",
            "worse",
            "better");

    private TrendCsv() {}

    /** The whole file. */
    public static String of(Trend trend) {
        StringBuilder text = new StringBuilder(line(HEADER));
        for (TrendSeries series : trend.series()) {
            series.runs().forEach(run -> text.append(line(row(series, run))));
        }
        return text.toString();
    }

    private static List<String> row(TrendSeries series, TrendRun run) {
        Optional<TrendStep> step = series.stepTo(run);
        List<String> row = new ArrayList<>(List.of(
                series.name(),
                run.manifest().id(),
                run.manifest().start().toString(),
                LoadWords.of(run.manifest().plan()),
                ConfigurationChanges.target(run.manifest()),
                Long.toString(run.manifest().plan().seed()),
                number(run.seconds()),
                Long.toString(run.requests())));
        for (Figure figure : Figure.TREND) {
            row.add(run.value(figure).isPresent() ? number(run.value(figure).getAsDouble()) : "");
        }
        row.add(run.judgement().verdict().name());
        row.add(labels(run));
        row.add(step.map(known ->
                        known.differing().stream().map(TrendText::aspect).collect(Collectors.joining("; ")))
                .orElse(""));
        row.add(step.map(known -> figures(known, Finding.WORSE)).orElse(""));
        row.add(step.map(known -> figures(known, Finding.BETTER)).orElse(""));
        return row;
    }

    private static String labels(TrendRun run) {
        return run.manifest().plan().reporting().labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String figures(TrendStep step, Finding finding) {
        return step.figures().stream()
                .filter(figure -> figure.finding() == finding)
                .map(FigureStep::figure)
                .map(Figure::brief)
                .collect(Collectors.joining("; "));
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(TrendCsv::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
