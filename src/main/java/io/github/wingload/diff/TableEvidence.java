package io.github.wingload.diff;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Failed;
import io.github.wingload.plan.Figure.Mean;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.result.TableRow;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Tally;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.QuantileEstimate;
import io.github.wingload.stats.interval.RankInterval;
import java.util.List;
import java.util.Map;
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
 */
public record TableEvidence(TableRow row, Optional<Map<FailureClass, Long>> classes) implements Evidence {

    private static final double PERCENT = 100;
    private static final Set<Counted> COUNTED = Set.of(Things.INTENDED, Things.SENT, Things.OK, Things.NOT_OK);

    public TableEvidence {
        classes = classes.map(Map::copyOf);
    }

    @Override
    public OptionalDouble value(Figure figure) {
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
        if (timing instanceof Mean) {
            return calls == Calls.SENT && row.requests() > 0 ? row.meanMs() : OptionalDouble.empty();
        }
        boolean known = calls == Calls.SENT || (calls == Calls.ALL && row.failures() == 0);
        return known && timing instanceof Percentile percentile
                ? Stream.ofNullable(row.percentilesMs().get(percentile.number()))
                        .mapToDouble(Double::doubleValue)
                        .findFirst()
                : OptionalDouble.empty();
    }

    private Optional<Estimate> percentile(Percentile percentile, double value, double confidence) {
        double share = percentile.number() / PERCENT;
        RankInterval ranks = RankInterval.of(Math.toIntExact(row.requests()), share, confidence);
        Interval interval = new Interval(
                ranks.lower() == 0 ? Double.NEGATIVE_INFINITY : atRank(ranks.lower()),
                ranks.upper() > row.requests() ? Double.POSITIVE_INFINITY : atRank(ranks.upper()));
        return QuantileEstimate.known(Estimate.independent(value, interval, row.requests()), share);
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

    /** The time of a rank, interpolated linearly between the percentiles of the table. */
    private double atRank(long rank) {
        double percentile = PERCENT * rank / row.requests();
        Map.Entry<Double, Double> below = row.percentilesMs().floorEntry(percentile);
        Map.Entry<Double, Double> above = row.percentilesMs().ceilingEntry(percentile);
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
