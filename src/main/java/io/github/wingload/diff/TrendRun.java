package io.github.wingload.diff;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A run as one of many: what ran, and the few figures by which runs are followed over time.
 *
 * @param origin what ran, where and since when
 * @param seconds how long its window is
 * @param requests calls that ended in the window
 * @param values of the {@link Figure#TREND}, {@link Figure#TREND_OF_STREAMS} and {@link Figure#LEVELS_OF_STREAMS} that are known
 * @param variances of these values by the run's own intervals, as {@link Evidence#variance}, where they are known
 */
public record TrendRun(
        Origin origin, double seconds, long requests, Map<Figure, Double> values, Map<Figure, Double> variances) {

    public TrendRun {
        values = Map.copyOf(values);
        variances = Map.copyOf(variances);
    }

    /** The figures by which these runs are followed: those that all runs have, and of the others those that one of them knows. */
    public static List<Figure> followed(Collection<TrendRun> runs) {
        return known(Figure.TREND_OF_STREAMS, runs);
    }

    /** The same for runs that are levels of a sweep. */
    public static List<Figure> ofLevels(Collection<TrendRun> runs) {
        return known(Figure.LEVELS_OF_STREAMS, runs);
    }

    private static List<Figure> known(List<Figure> ofStreams, Collection<TrendRun> runs) {
        return Stream.concat(
                        Figure.TREND.stream(),
                        ofStreams.stream()
                                .filter(figure -> runs.stream()
                                        .anyMatch(run -> run.value(figure).isPresent())))
                .toList();
    }

    private static List<Figure> all() {
        return Stream.of(Figure.TREND, Figure.TREND_OF_STREAMS, Figure.LEVELS_OF_STREAMS)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The run of a report. */
    public static TrendRun of(Analysis report) {
        Manifest manifest = report.result().manifest();
        Evidence all = ComparedRun.reported(manifest.id(), report).aggregated();
        Map<Figure, Double> values = new LinkedHashMap<>();
        Map<Figure, Double> variances = new LinkedHashMap<>();
        for (Figure figure : all()) {
            all.value(figure).ifPresent(value -> values.put(figure, value));
            all.variance(figure).ifPresent(variance -> variances.put(figure, variance));
        }
        return new TrendRun(
                Origin.of(manifest, report.judgement().verdict()),
                report.window().seconds(),
                report.aggregated().requests(),
                values,
                variances);
    }

    /**
     * The result of another tool, or of an earlier test. Its times are of all calls.
     *
     * @param aggregated all its calls
     */
    public static TrendRun of(Origin origin, TableEvidence aggregated) {
        Map<Figure, Double> values = new LinkedHashMap<>();
        Map<Figure, Double> variances = new LinkedHashMap<>();
        for (Figure figure : all()) {
            Figure known = figure instanceof Percentile percentile
                            && percentile.times().quantity() == Quantity.DURATION
                    ? Figure.percentile(percentile.number(), Calls.SENT)
                    : figure;
            aggregated.value(known).ifPresent(value -> values.put(figure, value));
            aggregated.variance(known).ifPresent(variance -> variances.put(figure, variance));
        }
        return new TrendRun(origin, aggregated.row().seconds(), aggregated.row().requests(), values, variances);
    }

    /** One of the figures; empty if there was no call to make it from. */
    public OptionalDouble value(Figure figure) {
        Double value = values.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** True unless the verdict is INVALID. */
    public boolean valid() {
        return !origin.verdict().equals(Optional.of(Verdict.INVALID));
    }

    /** The aspects in which two runs differ, apart from the seed. */
    List<Aspect> differing(TrendRun other) {
        return Aspect.differing(origin, other.origin).stream()
                .filter(aspect -> aspect != Aspect.SEED)
                .toList();
    }
}
