package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A run as one of many: what ran, and the few figures by which runs are followed over time.
 *
 * @param manifest what ran, where and since when
 * @param judgement its verdict
 * @param seconds how long its window is
 * @param requests calls that ended in the window
 * @param values of the {@link Figure#TREND} that are known
 * @param variances of these values by the run's own intervals, as {@link Evidence#variance}, where they are known
 */
public record TrendRun(
        Manifest manifest,
        Judgement judgement,
        double seconds,
        long requests,
        Map<Figure, Double> values,
        Map<Figure, Double> variances) {

    public TrendRun {
        values = Map.copyOf(values);
        variances = Map.copyOf(variances);
    }

    /** The run of a report. */
    public static TrendRun of(Analysis report) {
        Manifest manifest = report.result().manifest();
        Evidence all = ComparedRun.reported(manifest.id(), report).aggregated();
        Map<Figure, Double> values = new LinkedHashMap<>();
        Map<Figure, Double> variances = new LinkedHashMap<>();
        for (Figure figure : Figure.TREND) {
            all.value(figure).ifPresent(value -> values.put(figure, value));
            all.variance(figure).ifPresent(variance -> variances.put(figure, variance));
        }
        return new TrendRun(
                manifest,
                report.judgement(),
                report.window().seconds(),
                report.aggregated().requests(),
                values,
                variances);
    }

    /** One of the figures; empty if there was no call to make it from. */
    public OptionalDouble value(Figure figure) {
        Double value = values.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** True unless the verdict is INVALID. */
    public boolean valid() {
        return judgement.verdict() != Judgement.Verdict.INVALID;
    }

    /** The aspects in which two runs differ, apart from the seed. */
    List<Aspect> differing(TrendRun other) {
        return Aspect.differing(manifest, other.manifest).stream()
                .filter(aspect -> aspect != Aspect.SEED)
                .toList();
    }
}
