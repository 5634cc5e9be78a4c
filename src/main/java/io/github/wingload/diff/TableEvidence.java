package io.github.wingload.diff;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Failed;
import io.github.wingload.plan.Figure.Mean;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.result.TableRow;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Tally;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.QuantileEstimate;
import io.github.wingload.stats.interval.RankInterval;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Evidence from a table that another tool wrote. Its times are of all calls, failed ones included. Its intervals assume
 * independent calls, and are too narrow if calls near in time are alike.
 *
 * @param row of the table
 * @param classes how many calls failed, by class; empty if the table does not contain it
 * @param streams what the tool states about streamed answers; empty for other requests
 */
public record TableEvidence(TableRow row, Optional<Map<FailureClass, Long>> classes, Optional<StreamedTable> streams)
        implements Evidence {

    private static final double PERCENT = 100;
    private static final Set<Counted> COUNTED = Set.of(Things.INTENDED, Things.SENT, Things.OK, Things.NOT_OK);

    public TableEvidence {
        classes = classes.map(Map::copyOf);
    }

    /** Evidence from a table of requests whose answers are no streams, or that does not tell. */
    public TableEvidence(TableRow row, Optional<Map<FailureClass, Long>> classes) {
        this(row, classes, Optional.empty());
    }

    @Override
    public OptionalDouble value(Figure figure) {
        if (figure.equals(Figure.OUTPUT_TOKENS_PER_SECOND)) {
            return streams.map(StreamedTable::outputTokensPerSecond).orElse(OptionalDouble.empty());
        }
        if (figure instanceof Timing timing) {
            return time(timing);
        }
        return knows(figure) ? figure.from(tally(figure).values(window())) : OptionalDouble.empty();
    }

    @Override
    public Optional<Estimate> estimate(Figure figure, double confidence) {
        OptionalDouble value = value(figure);
        if (row.requests() == 0 || value.isEmpty()) {
            return Optional.empty();
        }
        if (figure.equals(Figure.OUTPUT_TOKENS_PER_SECOND)) {
            return tokens(value.getAsDouble(), confidence);
        }
        return figure instanceof Percentile percentile
                ? percentile(percentile, value.getAsDouble(), confidence)
                : knows(figure) ? figure.from(tally(figure).estimates(window(), confidence)) : Optional.empty();
    }

    private boolean knows(Figure figure) {
        return figure.needs().stream()
                .allMatch(counted -> COUNTED.contains(counted) || (counted instanceof Failed && classes.isPresent()));
    }

    private Blocking window() {
        return Blocking.single(row.seconds());
    }

    private Tally tally(Figure figure) {
        Tally tally = new Tally(Call::serviceTimeNs, List.of(figure));
        tally.record(0, this::number);
        return tally;
    }

    /** Failed calls are in the table with the time until they failed: other percentiles are known only if none failed. */
    private OptionalDouble time(Timing timing) {
        Calls calls = timing.times().calls();
        if (timing.times().quantity() != Quantity.DURATION) {
            return timing instanceof Percentile percentile && calls == Calls.OK
                    ? known(percentile)
                    : OptionalDouble.empty();
        }
        if (timing instanceof Mean) {
            return calls == Calls.SENT && row.requests() > 0 ? row.meanMs() : OptionalDouble.empty();
        }
        boolean known = calls == Calls.SENT || (calls == Calls.ALL && row.failures() == 0);
        return known && timing instanceof Percentile percentile ? known(percentile) : OptionalDouble.empty();
    }

    private OptionalDouble known(Percentile percentile) {
        return Stream.ofNullable(percentiles(percentile.times().quantity()).get(percentile.number()))
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private NavigableMap<Double, Double> percentiles(Quantity quantity) {
        return quantity == Quantity.DURATION
                ? row.percentilesMs()
                : streams.flatMap(known ->
                                Optional.ofNullable(known.percentilesMs().get(quantity)))
                        .orElse(Collections.emptyNavigableMap());
    }

    /** Tokens come in answers, so their rate is as uncertain as the rate of ok requests, as far as answers are alike. */
    private Optional<Estimate> tokens(double value, double confidence) {
        return estimate(Figure.GOODPUT, confidence)
                .filter(answers -> answers.value() > 0)
                .map(answers -> answers.times(value / answers.value()));
    }

    private Optional<Estimate> percentile(Percentile percentile, double value, double confidence) {
        double share = percentile.number() / PERCENT;
        Quantity quantity = percentile.times().quantity();
        long count = quantity == Quantity.DURATION
                ? row.requests()
                : streams.map(StreamedTable::answers).orElse(0L);
        if (count == 0) {
            return Optional.empty();
        }
        NavigableMap<Double, Double> known = percentiles(quantity);
        RankInterval ranks = RankInterval.of(Math.toIntExact(count), share, confidence);
        Interval interval = new Interval(
                ranks.lower() == 0 ? Double.NEGATIVE_INFINITY : at(PERCENT * ranks.lower() / count, known),
                ranks.upper() > count ? Double.POSITIVE_INFINITY : at(PERCENT * ranks.upper() / count, known));
        return QuantileEstimate.known(Estimate.independent(value, interval, count), share);
    }

    /** Every request of the table was sent. */
    private long number(Counted counted) {
        if (counted instanceof Failed failed) {
            long count = FailureClass.labelled(failed.failureClass())
                    .flatMap(known -> classes.map(counts -> counts.getOrDefault(known, 0L)))
                    .orElse(0L);
            return Math.min(row.requests(), count);
        }
        if (counted == Things.NOT_OK) {
            return row.failures();
        }
        return counted == Things.OK ? row.requests() - row.failures() : row.requests();
    }

    /** A percentile, interpolated linearly between those that are known. */
    private static double at(double percentile, NavigableMap<Double, Double> known) {
        Map.Entry<Double, Double> below = known.floorEntry(percentile);
        Map.Entry<Double, Double> above = known.ceilingEntry(percentile);
        if (below == null) {
            return Double.NEGATIVE_INFINITY;
        }
        if (above == null) {
            return Double.POSITIVE_INFINITY;
        }
        double width = above.getKey() - below.getKey();
        return width == 0
                ? below.getValue()
                : below.getValue() + (above.getValue() - below.getValue()) * (percentile - below.getKey()) / width;
    }
}
