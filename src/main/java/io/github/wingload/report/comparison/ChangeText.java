package io.github.wingload.report.comparison;

import io.github.wingload.diff.Change;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Metric;
import io.github.wingload.diff.Metric.Kind;
import io.github.wingload.diff.Metric.Scale;
import io.github.wingload.diff.Word;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.report.words.Ranges;
import io.github.wingload.stats.Interval;
import io.github.wingload.text.Figures;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Compared figures in words. What is a ratio changes by percent, what is a share by percentage points, and the two never
 * look alike: {@code +41.0%} and {@code +0.81 pp}.
 */
final class ChangeText {

    private static final double PERCENT = 100;
    private static final double MS_PER_SECOND = 1e3;
    private static final String NOT_KNOWN = "-";

    private ChangeText() {}

    /** {@code success rate 93.20% → 94.01% (+0.81 pp): better}. */
    static String sentence(Comparison figure, Yardstick yardstick) {
        return name(figure.metric(), yardstick) + " " + value(figure.metric(), figure.a()) + " → "
                + value(figure.metric(), figure.b()) + " (" + change(figure) + "): " + word(figure);
    }

    /** {@code p90 of ok calls}. */
    static String name(Metric metric, Yardstick yardstick) {
        String calls = yardstick.times() == Calls.OK ? "ok calls" : "all calls";
        return switch (metric.kind()) {
            case REQUESTS -> "requests";
            case SUCCESS_RATE -> "success rate";
            case THROUGHPUT -> "throughput";
            case REQUESTS_PER_HOUR -> "requests/hour";
            case GOOD_FRACTION -> "ok within " + time(metric.to().orElseThrow()) + ", of all offered";
            case PERCENTILE -> "p" + Figures.decimal(metric.number()) + " of " + calls;
            case ALL_CALLS_P90 -> "p90 of all calls, failed as never ended";
            case MEAN -> "mean of " + calls;
            case BUCKET_SHARE -> bucket(metric) + ", share of " + calls;
            case FIRST_OK_P90 -> "p90 of the first 200 ok calls";
        };
    }

    /** A figure in its unit. */
    static String value(Metric metric, OptionalDouble value) {
        return value.isPresent() ? value(metric, value.getAsDouble()) : NOT_KNOWN;
    }

    /** {@code -18.5%}, {@code +0.81 pp}; of a bucket's share the factor too, as it was published. */
    static String change(Comparison figure) {
        if (figure.change().isEmpty()) {
            return NOT_KNOWN;
        }
        Change change = figure.change().get();
        if (figure.metric().scale() == Scale.POINTS) {
            String points = Figures.points(change.b() - change.a());
            return figure.metric().kind() == Kind.BUCKET_SHARE && change.a() > 0
                    ? points + String.format(Locale.ROOT, " (×%.2f)", change.b() / change.a())
                    : points;
        }
        boolean reached = Double.isFinite(change.a()) && Double.isFinite(change.b());
        return change.ratio().isPresent() && reached ? percent(change.b() / change.a()) : NOT_KNOWN;
    }

    /** Where the true change is likely to be; empty if nothing is known about that. */
    static String interval(Comparison figure) {
        if (figure.change().isEmpty() || !figure.change().get().bounded()) {
            return "";
        }
        Change change = figure.change().get();
        if (figure.metric().scale() == Scale.POINTS) {
            return Ranges.of(change.difference(), Figures::points);
        }
        return change.ratio()
                .map(ratio -> new Interval(ratio.low() > 0 ? ratio.low() : Double.NEGATIVE_INFINITY, ratio.high()))
                .map(ratio -> Ranges.of(ratio, ChangeText::percent))
                .orElse("");
    }

    /** {@code worse}; of a run too short for blocks, {@code worse, short run}. */
    static String word(Comparison figure) {
        String words = figure.word().map(Word::words).orElse("");
        boolean shortRun = figure.change().map(Change::shortRun).orElse(false);
        return shortRun ? words.isEmpty() ? "short run" : words + ", short run" : words;
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+,.1f%%", PERCENT * (ratio - 1));
    }

    private static String value(Metric metric, double value) {
        return switch (metric.kind()) {
            case REQUESTS -> Figures.count(Math.round(value));
            case SUCCESS_RATE, GOOD_FRACTION, BUCKET_SHARE -> Figures.percent(value);
            case THROUGHPUT -> Figures.number(value, 2) + "/s";
            case REQUESTS_PER_HOUR -> Figures.perHour(value) + "/h";
            case PERCENTILE, ALL_CALLS_P90, MEAN, FIRST_OK_P90 ->
                Double.isInfinite(value) ? "not reached" : Figures.time(value);
        };
    }

    /** Without signs for less and more, which some markups take for something else at the begin of a line. */
    private static String bucket(Metric metric) {
        if (metric.to().isEmpty()) {
            return time(metric.from()) + " and more";
        }
        return metric.from().isZero()
                ? "under " + time(metric.to().get())
                : time(metric.from()) + " to " + time(metric.to().get());
    }

    private static String time(Duration duration) {
        long ms = duration.toMillis();
        return ms < MS_PER_SECOND ? Figures.decimal(duration.toNanos() / 1e6) + " ms" : Figures.seconds(duration);
    }
}
