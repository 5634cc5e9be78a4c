package io.github.wingload.report.comparison;

import io.github.wingload.diff.FigureStep.Finding;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.TrendStep;
import io.github.wingload.plan.Figure;
import io.github.wingload.text.Figures;
import io.github.wingload.text.SpreadsheetCell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs over time, for notebooks: a row for each run, raw figures without units in the cells, lines ending in a line feed.
 */
public final class TrendCsv {

    private static final int DECIMALS = 3;

    private TrendCsv() {}

    /**
     * The whole file.
     *
     * @param trend with one run or more
     */
    public static String of(List<TrendSeries> trend) {
        List<Figure> figures = TrendRun.followed(
                trend.stream().flatMap(series -> series.runs().stream()).toList());
        List<Map<String, Object>> rows = trend.stream()
                .flatMap(series -> series.runs().stream().map(run -> row(series, run, figures)))
                .toList();
        return Stream.concat(
                        rows.stream().limit(1).map(row -> String.join(",", row.keySet())),
                        rows.stream()
                                .map(row -> row.values().stream()
                                        .map(TrendCsv::cell)
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Map<String, Object> row(TrendSeries series, TrendRun run, List<Figure> figures) {
        Optional<TrendStep> step = series.stepTo(run);
        Map<String, Object> row = new LinkedHashMap<>(Map.of("name", series.name()));
        row.putAll(TrendRow.of(run, figures));
        row.put("labels", labels(run));
        row.put(
                "changed",
                step.map(TrendStep::differing).orElse(List.of()).stream()
                        .map(TrendText::aspect)
                        .collect(Collectors.joining("; ")));
        row.put(
                "worse",
                step.map(known -> TrendText.figures(known, Finding.WORSE, "; ")).orElse(""));
        row.put(
                "better",
                step.map(known -> TrendText.figures(known, Finding.BETTER, "; "))
                        .orElse(""));
        return row;
    }

    private static String labels(TrendRun run) {
        return run.origin().labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String cell(Object value) {
        if (value instanceof OptionalDouble figure) {
            return figure.isPresent() ? cell(figure.getAsDouble()) : "";
        }
        String text = SpreadsheetCell.harmless(
                value instanceof Double number ? Figures.plain(number, 0, DECIMALS) : value.toString());
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
