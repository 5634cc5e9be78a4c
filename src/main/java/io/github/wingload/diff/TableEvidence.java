package io.github.wingload.diff;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Counted;
import io.github.wingload.plan.Figure.Things;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.result.TableRow;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.Interval;
import io.github.wingload.stats.QuantileEstimate;
import io.github.wingload.stats.RankInterval;
import io.github.wingload.stats.RateEstimate;
import io.github.wingload.stats.ShareEstimate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Evidence from a table that another tool wrote. Its times are of all calls, failed ones included, and it does not tell how
 * alike the calls of one minute were: its intervals assume independent calls, and are too narrow if they were not.
 *
 * @param row of the table
 * @param classes how many calls failed in which way; empty if the table does not tell
 */
public record TableEvidence(TableRow row, Optional<Map<FailureClass, Long>> classes) implements Evidence {

    private static final double PERCENT = 100;

    public TableEvidence {
        classes = classes.map(Map::copyOf);
    }

    @Override
    public OptionalDouble value(Figure figure) {
        return figure.from(new Values());
    }

    @Override
    public Optional<Estimate> estimate(Figure figure, double confidence) {
        return row.requests() == 0 || value(figure).isEmpty()
                ? Optional.empty()
                : figure.from(new Estimates(confidence));
    }

    @Override
    public Optional<Estimate> failurePercent(FailureClass failureClass, double confidence) {
        return row.requests() == 0
                ? Optional.empty()
                : classes.map(
                        known -> share(Math.min(row.requests(), known.getOrDefault(failureClass, 0L)), confidence));
    }

    private Estimate share(long having, double confidence) {
        return ShareEstimate.of(having, row.requests(), confidence).times(PERCENT);
    }

    /** How many there are; empty if the table does not tell. Each of its requests was sent, and none was dropped. */
    private Optional<Long> number(Counted counted) {
        if (counted == Things.INTENDED || counted == Things.SENT) {
            return Optional.of(row.requests());
        }
        if (counted == Things.OK) {
            return Optional.of(row.requests() - row.failures());
        }
        return counted == Things.NOT_OK ? Optional.of(row.failures()) : Optional.empty();
    }

    private final class Values implements Figure.Source<OptionalDouble> {

        @Override
        public OptionalDouble unknown() {
            return OptionalDouble.empty();
        }

        /** Failed calls are in the table with the time until they failed: percentiles of others are known if none failed. */
        @Override
        public OptionalDouble percentile(Times times, double percentile) {
            boolean told = times.calls() == Calls.SENT || times.calls() == Calls.ALL && row.failures() == 0;
            Double ms = row.percentilesMs().get(percentile);
            return told && ms != null ? OptionalDouble.of(ms) : OptionalDouble.empty();
        }

        @Override
        public OptionalDouble mean(Times times) {
            return times.calls() == Calls.SENT && row.requests() > 0 ? row.meanMs() : OptionalDouble.empty();
        }

        @Override
        public OptionalDouble share(Counted part, Counted whole) {
            Optional<Long> having = number(part);
            Optional<Long> of = number(whole).filter(any -> any > 0);
            return having.isPresent() && of.isPresent()
                    ? OptionalDouble.of(PERCENT * having.get() / of.get())
                    : OptionalDouble.empty();
        }

        @Override
        public OptionalDouble rate(Things counted, Duration per) {
            Optional<Long> number = number(counted).filter(any -> row.seconds() > 0);
            return number.isPresent()
                    ? OptionalDouble.of(number.get() / row.seconds() * per.toSeconds())
                    : OptionalDouble.empty();
        }

        @Override
        public OptionalDouble total(Counted counted) {
            Optional<Long> number = number(counted);
            return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
        }
    }

    /** Of figures whose value is known. */
    private final class Estimates implements Figure.Source<Optional<Estimate>> {
        private final double confidence;

        Estimates(double confidence) {
            this.confidence = confidence;
        }

        @Override
        public Optional<Estimate> unknown() {
            return Optional.empty();
        }

        @Override
        public Optional<Estimate> percentile(Times times, double percentile) {
            double share = percentile / PERCENT;
            RankInterval ranks = RankInterval.of(Math.toIntExact(row.requests()), share, confidence);
            Interval interval = new Interval(
                    ranks.lower() == 0 ? Double.NEGATIVE_INFINITY : atRank(ranks.lower()),
                    ranks.upper() > row.requests() ? Double.POSITIVE_INFINITY : atRank(ranks.upper()));
            double value = row.percentilesMs().get(percentile);
            return QuantileEstimate.told(
                    new Estimate(value, interval, 1, row.requests(), Estimate.Method.SHORT_RUN, false), share);
        }

        @Override
        public Optional<Estimate> share(Counted part, Counted whole) {
            return number(part).map(having -> TableEvidence.this.share(having, confidence));
        }

        @Override
        public Optional<Estimate> rate(Things counted, Duration per) {
            return number(counted)
                    .map(count ->
                            RateEstimate.of(count, row.seconds(), confidence).times(per.toSeconds()));
        }
    }

    /** Between two percentiles that are known, times are taken to lie on a straight line. */
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
