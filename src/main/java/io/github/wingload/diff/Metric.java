package io.github.wingload.diff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A figure that is compared.
 *
 * @param kind which figure
 * @param number the percentile (0 to 100) of {@link Kind#PERCENTILE}; else 0
 * @param from lower bound of {@link Kind#BUCKET_SHARE}; else zero
 * @param to upper bound of {@link Kind#BUCKET_SHARE}, if it has one, and the limit of {@link Kind#GOOD_FRACTION}
 */
public record Metric(Kind kind, double number, Duration from, Optional<Duration> to) {

    private static final double[] PERCENTILES = {50, 90, 95, 99};

    /** How a change is measured. */
    public enum Scale {
        /** As a ratio, shown in percent. */
        RATIO,
        /** As a difference of two percentages, in points. */
        POINTS
    }

    /** Which way is good. */
    public enum Good {
        MORE,
        LESS,
        /** Neither: the figure is there to be known. */
        NEITHER
    }

    /** Which figure. */
    public enum Kind {
        /** Calls that were sent. */
        REQUESTS(Scale.RATIO, Good.NEITHER),
        /** Percent of the calls that were intended. */
        SUCCESS_RATE(Scale.POINTS, Good.MORE),
        /** Calls that ended, per second of the window. */
        THROUGHPUT(Scale.RATIO, Good.MORE),
        /** The same per hour. */
        REQUESTS_PER_HOUR(Scale.RATIO, Good.MORE),
        /** Percent of the calls that were intended and that were ok within a limit: what survivors alone do not tell. */
        GOOD_FRACTION(Scale.POINTS, Good.MORE),
        /** Milliseconds. */
        PERCENTILE(Scale.RATIO, Good.LESS),
        /**
         * 90th percentile of the calls that were intended, failed ones counting as calls that never end, in milliseconds;
         * infinite if more than a tenth of them failed.
         */
        ALL_CALLS_P90(Scale.RATIO, Good.LESS),
        /** Milliseconds. */
        MEAN(Scale.RATIO, Good.LESS),
        /** Percent of the calls with a time that took from one bound up to another. */
        BUCKET_SHARE(Scale.POINTS, Good.NEITHER),
        /** 90th percentile of the first ok calls, by start, in milliseconds. */
        FIRST_OK_P90(Scale.RATIO, Good.LESS);

        private final Scale scale;
        private final Good good;

        Kind(Scale scale, Good good) {
            this.scale = scale;
            this.good = good;
        }

        /** True for milliseconds. */
        public boolean time() {
            return this == PERCENTILE || this == ALL_CALLS_P90 || this == MEAN || this == FIRST_OK_P90;
        }
    }

    public static Metric of(Kind kind) {
        return new Metric(kind, 0, Duration.ZERO, Optional.empty());
    }

    public static Metric percentile(double number) {
        return new Metric(Kind.PERCENTILE, number, Duration.ZERO, Optional.empty());
    }

    public static Metric goodFraction(Duration within) {
        return new Metric(Kind.GOOD_FRACTION, 0, Duration.ZERO, Optional.of(within));
    }

    public static Metric bucketShare(Duration from, Optional<Duration> to) {
        return new Metric(Kind.BUCKET_SHARE, 0, from, to);
    }

    /** All that are compared, in the order of a table. */
    static List<Metric> all(Yardstick yardstick) {
        List<Metric> metrics = new ArrayList<>(List.of(
                of(Kind.REQUESTS),
                of(Kind.SUCCESS_RATE),
                of(Kind.THROUGHPUT),
                of(Kind.REQUESTS_PER_HOUR),
                goodFraction(yardstick.goodWithin())));
        for (double percentile : PERCENTILES) {
            metrics.add(percentile(percentile));
        }
        metrics.add(of(Kind.ALL_CALLS_P90));
        metrics.add(of(Kind.MEAN));
        List<Duration> bounds = yardstick.bucketBounds();
        for (int i = 0; i <= bounds.size(); i++) {
            metrics.add(bucketShare(
                    i == 0 ? Duration.ZERO : bounds.get(i - 1),
                    i == bounds.size() ? Optional.empty() : Optional.of(bounds.get(i))));
        }
        metrics.add(of(Kind.FIRST_OK_P90));
        return metrics;
    }

    public Scale scale() {
        return kind.scale;
    }

    /** More calls in the fastest bucket are good and more in the slowest are not; of those between nobody can say. */
    public Good good() {
        if (kind != Kind.BUCKET_SHARE) {
            return kind.good;
        }
        if (from.isZero()) {
            return Good.MORE;
        }
        return to.isEmpty() ? Good.LESS : Good.NEITHER;
    }
}
