package io.github.wingload.report.machine;

import static io.github.wingload.metrics.MetricNames.CALLS;
import static io.github.wingload.metrics.MetricNames.CLASS;
import static io.github.wingload.metrics.MetricNames.FAILED;
import static io.github.wingload.metrics.MetricNames.OK;
import static io.github.wingload.metrics.MetricNames.RESPONSE_TIME;
import static io.github.wingload.metrics.MetricNames.RESULT;
import static io.github.wingload.metrics.MetricNames.SERVICE_TIME;
import static io.github.wingload.metrics.MetricNames.TASK;

import io.github.wingload.metrics.MetricNames;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Selector;
import io.github.wingload.plan.Selector.Comparison;
import io.github.wingload.plan.Selector.Matcher;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A threshold as an expression of PromQL that has a value while it is missed; empty if metrics do not have its figure.
 *
 * <p>A percentile is compared as the share of calls within its limit, which is exact, because the limit is the bound of a bucket
 * ({@link MetricNames#bucketBounds}). {@code histogram_quantile} would interpolate.
 */
record PromQl(Rule rule, Plan plan, String range) implements Figure.Source<Optional<String>> {

    private static final double PERCENT = 100;

    /** @param range for a threshold without a length of its own */
    static Optional<String> missed(Rule rule, Plan plan, String range) {
        String own = rule.over().map(length -> length.toSeconds() + "s").orElse(range);
        return rule.figure().from(new PromQl(rule, plan, own));
    }

    @Override
    public Optional<String> unknown() {
        return Optional.empty();
    }

    @Override
    public Optional<String> percentile(Times times, double percentile) {
        return whole(times)
                .map(whole -> within(times) + " / " + whole + (rule.operator().upper() ? " < " : " >= ")
                        + Figures.plain(percentile / PERCENT));
    }

    @Override
    public Optional<String> mean(Times times) {
        return ofTimes(times)
                .map(labels -> compared(
                        sum("rate", series(timeMetric() + "_sum", labels)) + " / "
                                + sum("rate", series(timeMetric() + "_count", labels)),
                        MetricNames.seconds(rule.limit())));
    }

    /** The longest time is at most a limit if no call is beyond it. */
    @Override
    public Optional<String> longest(Times times) {
        return rule.operator().upper()
                ? ofTimes(times)
                        .map(labels -> sum("increase", series(timeMetric() + "_count", labels)) + " - "
                                + sum("increase", bucket(labels)) + " > 0")
                : Optional.empty();
    }

    /** The shortest time is at least a limit if no call is within it. */
    @Override
    public Optional<String> shortest(Times times) {
        return rule.operator().upper()
                ? Optional.empty()
                : ofTimes(times).map(labels -> sum("increase", bucket(labels)) + " > 0");
    }

    @Override
    public Optional<String> share(Counted part, Counted whole) {
        return counted(part, "rate")
                .flatMap(some -> counted(whole, "rate")
                        .map(all -> compared(Figures.plain(PERCENT) + " * " + some + " / " + all, rule.limit())));
    }

    @Override
    public Optional<String> rate(Things things, Duration per) {
        return counted(things, "rate").map(count -> compared(per.toSeconds() + " * " + count, rule.limit()));
    }

    @Override
    public Optional<String> total(Counted counted) {
        return counted(counted, "increase").map(count -> compared(count, rule.limit()));
    }

    @Override
    public Optional<String> observed(Statistic statistic, String name) {
        String function = switch (statistic) {
            case MEAN -> "avg_over_time";
            case MIN -> "min_over_time";
            case MAX -> "max_over_time";
        };
        return plan.observe().stream()
                .flatMap(observation -> observation.figures().stream())
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .map(figure -> compared(function + "((" + server(figure) + ")[" + range + ":])", rule.limit()));
    }

    private String server(ServerFigure figure) {
        if (figure.query().isPresent()) {
            return figure.query().get();
        }
        String value = aggregated(figure, figure.metric());
        Optional<String> whole = figure.of()
                .map(of -> aggregated(figure, of))
                .or(() -> figure.ofAmount().isPresent()
                        ? Optional.of(Figures.plain(figure.ofAmount().getAsDouble()))
                        : Optional.empty());
        return whole.map(of -> Figures.plain(PERCENT) + " * " + value + " / " + of)
                .orElse(value);
    }

    private String aggregated(ServerFigure figure, Selector selector) {
        String aggregate = switch (figure.aggregate()) {
            case SUM -> "sum";
            case MAX -> "max";
            case MIN -> "min";
            case MEAN -> "avg";
        };
        String series = figure.as() == ServerFigure.As.RATE ? "rate(" + selector + "[" + range + "])" : "" + selector;
        return aggregate + "(" + series + ")";
    }

    /** Which things a counter counts; empty for those that no counter has. */
    private Optional<String> counted(Counted counted, String function) {
        Function<List<Matcher>, Optional<String>> calls =
                labels -> Optional.of(sum(function, series(CALLS + "_total", labels)));
        if (counted instanceof Figure.Failed failed) {
            return calls.apply(List.of(new Matcher(CLASS, Comparison.EQUAL, failed.failureClass())));
        }
        if (!(counted instanceof Things things)) {
            return Optional.empty();
        }
        return switch (things) {
            case INTENDED -> calls.apply(List.of());
            case OK -> calls.apply(List.of(new Matcher(CLASS, Comparison.EQUAL, OK)));
            case NOT_OK -> calls.apply(List.of(new Matcher(CLASS, Comparison.NOT_EQUAL, OK)));
            case SENT -> Optional.of(sum(function, series(timeMetric() + "_count", List.of())));
            case CACHE_KNOWN,
                    CACHE_HITS,
                    ITEMS,
                    ITEMS_OK,
                    GOOD,
                    OUTPUT_TOKENS,
                    OUTPUT_UNKNOWN,
                    INPUT_TOKENS,
                    INPUT_UNKNOWN -> Optional.empty();
        };
    }

    /** All calls that a percentile is of. */
    private Optional<String> whole(Times times) {
        return times.calls() == Calls.ALL && times.quantity() == Quantity.DURATION
                ? counted(Things.INTENDED, "rate")
                : ofTimes(times).map(labels -> sum("rate", series(timeMetric() + "_count", labels)));
    }

    /** The calls among them that took no longer than the limit; a call that failed never ends, so it is not within it. */
    private String within(Times times) {
        return sum("rate", bucket(ofTimes(times).orElse(List.of(result(OK)))));
    }

    private Optional<List<Matcher>> ofTimes(Times times) {
        if (times.quantity() != Quantity.DURATION) {
            return Optional.empty();
        }
        return switch (times.calls()) {
            case OK -> Optional.of(List.of(result(OK)));
            case FAILED -> Optional.of(List.of(result(FAILED)));
            case SENT -> Optional.of(List.of());
            case ALL, FIRST_OK -> Optional.empty();
        };
    }

    private static Matcher result(String result) {
        return new Matcher(RESULT, Comparison.EQUAL, result);
    }

    private Selector bucket(List<Matcher> labels) {
        List<Matcher> withBound = new ArrayList<>(labels);
        withBound.add(new Matcher("le", Comparison.EQUAL, MetricNames.bound(MetricNames.seconds(rule.limit()))));
        return series(timeMetric() + "_bucket", withBound);
    }

    private Selector series(String metric, List<Matcher> labels) {
        List<Matcher> all = new ArrayList<>();
        rule.task().ifPresent(task -> all.add(new Matcher(TASK, Comparison.EQUAL, Printable.of(task))));
        all.addAll(labels);
        return new Selector(metric, all);
    }

    private String sum(String function, Selector series) {
        return "sum(" + function + "(" + series + "[" + range + "]))";
    }

    private String compared(String expression, double limit) {
        return expression + " " + MetricNames.violated(rule.operator()) + " " + Figures.plain(limit);
    }

    /** The time that tables and thresholds show. */
    private String timeMetric() {
        return plan.load().open() ? RESPONSE_TIME : SERVICE_TIME;
    }
}
