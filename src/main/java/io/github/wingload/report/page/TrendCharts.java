package io.github.wingload.report.page;

import io.github.wingload.diff.FigureStep;
import io.github.wingload.diff.NoiseBand;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.TrendStep;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Rate;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.report.comparison.TrendText;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.stats.interval.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The charts of the runs of one name as data: a chart for each figure, with a place for each run. */
final class TrendCharts {

    private final TrendSeries series;

    private TrendCharts(TrendSeries series) {
        this.series = series;
    }

    /** The runs and their charts. */
    static Map<String, Object> of(TrendSeries series, Function<TrendRun, Optional<String>> page) {
        TrendCharts charts = new TrendCharts(series);
        return Map.of(
                "runs",
                series.runs().stream().map(run -> run(run, page.apply(run))).toList(),
                "charts",
                series.figures().stream()
                        .filter(figure -> series.runs().stream()
                                .anyMatch(run -> run.value(figure).isPresent()))
                        .map(charts::chart)
                        .toList());
    }

    private static Map<String, Object> run(TrendRun run, Optional<String> page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("date", TrendText.minute(run.origin().start()));
        fields.put("verdict", run.origin().verdict().map(Verdict::name).orElse("another tool"));
        page.ifPresent(address -> fields.put("page", address));
        return fields;
    }

    /** The values of a figure, the levels with their noise bands, and where the level changed; {@code null} where it is not known. */
    private Map<String, Object> chart(Figure figure) {
        Optional<Interval> noise =
                Optional.ofNullable(series.bands().get(figure)).map(NoiseBand::changes);
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Object> levels = new ArrayList<>();
        List<@Nullable Object> bands = new ArrayList<>();
        for (int i = 0; i < series.runs().size(); i++) {
            values.add(BinSeries.orNull(series.runs().get(i).value(figure)));
            Double level = series.levels().get(i).get(figure);
            levels.add(level == null ? null : Charts.number(level));
            bands.add(level == null || noise.isEmpty() ? null : band(figure, level, noise.get()));
        }
        return Map.of(
                "title",
                TrendText.title(figure),
                "unit",
                unit(figure),
                "values",
                values,
                "levels",
                levels,
                "bands",
                bands,
                "shifts",
                shifts(figure));
    }

    private static List<Number> band(Figure figure, double level, Interval noise) {
        double low = figure.inPoints() ? level + noise.low() : level * (1 + noise.low() / 100);
        double high = figure.inPoints() ? level + noise.high() : level * (1 + noise.high() / 100);
        return List.of(Charts.number(low), Charts.number(figure.inPoints() ? Math.min(100, high) : high));
    }

    /** The steps that are worse or better in this figure, each before the run that it leads to. */
    private List<Map<String, Object>> shifts(Figure figure) {
        List<Map<String, Object>> shifts = new ArrayList<>();
        for (TrendStep step : series.steps()) {
            for (FigureStep known : step.figures()) {
                if (known.figure().equals(figure) && known.shift().isPresent()) {
                    shifts.add(Map.of(
                            "before", series.runs().indexOf(step.to()),
                            "name", TrendText.change(figure, known.shift().getAsDouble()),
                            "style", known.finding() == FigureStep.Finding.WORSE ? "fail" : "pass",
                            "words", TrendText.finding(step)));
                }
            }
        }
        return shifts;
    }

    private static String unit(Figure figure) {
        if (figure instanceof Timing) {
            return "ms";
        }
        return figure instanceof Rate ? "count" : figure.inPoints() ? "percent" : "/s";
    }
}
