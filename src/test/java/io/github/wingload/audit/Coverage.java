package io.github.wingload.audit;

import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How often the intervals of a figure covered its true value.
 *
 * <p>What must hold depends on how long calls stay alike, compared with the run. Up to a tenth of the run, 90 % of the intervals
 * shown must cover. Up to a third of it, 90 % of them must cover or at most 7.5 % of all runs may show one that does not, and up
 * to half of it 10 %: some runs look like independent calls to any test, and no interval covers in them. Beyond, no run can know.
 * Where fewer than 5 % of runs show an interval, at most 2.5 % of all may show one that does not cover.
 *
 * <p>In runs of a minute and more of calls that are alike for at most a 250th of the run, 95 % must show the interval of a percentile, a
 * share or a rate.
 *
 * <p>The interval of independent calls is at most {@value #WIDEST} times as wide as that of someone who knows the true spread.
 */
final class Coverage {

    /** Histograms have three digits, so a bound is exact to a thousandth. */
    private static final double EXACT = 1e-3;

    private static final double Z = 1.96;

    private static final double WIDEST = 1.35;

    /** A run that is less than this many times as long as calls stay alike may look as if it could not tell. */
    private static final double ALIKE_FOR_LONG = 250;

    private final Experiment.Figure figure;
    private final List<Double> widths = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private int runs;
    private int covered;

    Coverage(Experiment.Figure figure) {
        this.figure = figure;
    }

    void add(Optional<Estimate> found) {
        runs++;
        found.ifPresent(estimate -> {
            values.add(scaled(estimate.value()));
            Interval interval = estimate.interval();
            if (!interval.equals(Interval.UNBOUNDED)) {
                widths.add(scaled(interval.high()) - scaled(Math.max(0, interval.low())));
                double exact = figure.ratio() ? EXACT : 0;
                boolean covers = interval.low() <= figure.truth() * (1 + exact)
                        && interval.high() >= figure.truth() * (1 - exact);
                covered += covers ? 1 : 0;
            }
        });
    }

    private double scaled(double value) {
        return figure.ratio() ? Math.log(value) : value;
    }

    String name() {
        return figure.name();
    }

    /** Share of runs that showed an interval, in percent. */
    double shownPercent() {
        return 100.0 * widths.size() / runs;
    }

    /** Share of the intervals shown that covered, in percent; 100 if none was shown. */
    double coveredPercent() {
        return widths.isEmpty() ? 100 : 100.0 * covered / widths.size();
    }

    /** Share of all runs that showed an interval that did not cover, in percent. */
    double missedPercent() {
        return 100.0 * (widths.size() - covered) / runs;
    }

    /** The median width, compared with that of an interval of someone who knows the figure's true spread. */
    double width() {
        double mean = stream(values).average().orElse(0);
        double variance =
                stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.size() - 1);
        return stream(widths).sorted().skip(widths.size() / 2).findFirst().orElse(Double.NaN)
                / (2 * Z * Math.sqrt(variance));
    }

    private static DoubleStream stream(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue);
    }

    /** True if what must hold does. */
    boolean holds(double alikeSeconds, double runSeconds) {
        if (alikeSeconds > runSeconds / 2) {
            return true;
        }
        if (alikeSeconds == 0 && shownPercent() > 50 && width() > WIDEST) {
            return false;
        }
        boolean plain = runSeconds >= 60
                && alikeSeconds * ALIKE_FOR_LONG <= runSeconds
                && !figure.name().equals("mean");
        if (plain && !Promise.kept(100 - shownPercent(), runs, 5)) {
            return false;
        }
        boolean rare = shownPercent() < 5 && missedPercent() <= 2.5;
        double allowed = alikeSeconds <= runSeconds / 10 ? 0 : alikeSeconds <= runSeconds / 3 ? 7.5 : 10;
        return Promise.kept(100 - coveredPercent(), widths.size(), 10)
                || rare
                || allowed > 0 && Promise.kept(missedPercent(), runs, allowed);
    }
}
