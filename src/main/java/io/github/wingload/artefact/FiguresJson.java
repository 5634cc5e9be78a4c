package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Details;
import io.github.wingload.stats.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The figures of a task, or of all, for people and simple programs.
 *
 * @param requests calls that were sent
 * @param ok those that were ok
 * @param failures those that were not
 * @param dropped calls intended and never started; no requests
 * @param unfinished calls cut off by an abort; they are failures
 * @param neverSent calls that were dropped, or kept from being sent by an exception of ours
 * @param connectionsOpened calls that opened a connection of their own
 * @param bodyBytes length of all answers' bodies
 * @param clamped times beyond an hour, counted as an hour in percentiles
 * @param windowSeconds over which counts become rates: from time zero to the end of the last call
 * @param throughputPerSecond requests in that window
 * @param goodputPerSecond ok requests in that window
 * @param classes calls by class
 * @param statuses answers by status
 * @param items items of answers, if there were any
 * @param responseTimeMs from the intended start to the end
 * @param serviceTimeMs from the real start to the end
 */
record FiguresJson(
        long requests,
        long ok,
        long failures,
        long dropped,
        long unfinished,
        long neverSent,
        long connectionsOpened,
        long bodyBytes,
        long clamped,
        BigDecimal windowSeconds,
        BigDecimal throughputPerSecond,
        BigDecimal goodputPerSecond,
        Map<String, Long> classes,
        Map<String, Long> statuses,
        Optional<ItemsJson> items,
        ByOutcome responseTimeMs,
        ByOutcome serviceTimeMs) {

    private static final int DECIMALS_OF_MS = 3;
    private static final int DECIMALS_OF_SECONDS = 6;

    private static final Map<String, Double> PERCENTILES = percentiles();

    static FiguresJson of(CallStats stats, double windowSeconds) {
        return new FiguresJson(
                stats.requests(),
                stats.ok().count(),
                stats.failures(),
                stats.dropped(),
                stats.unfinished(),
                stats.neverSent(),
                stats.connectionsOpened(),
                stats.bytes(),
                stats.clamped(),
                rounded(windowSeconds, DECIMALS_OF_SECONDS),
                rounded(CsvCells.perSecond(stats.requests(), windowSeconds), DECIMALS_OF_SECONDS),
                rounded(CsvCells.perSecond(stats.ok().count(), windowSeconds), DECIMALS_OF_SECONDS),
                byLabel(stats.classes()),
                byStatus(stats),
                ItemsJson.of(stats.details()),
                ByOutcome.of(stats, CallDurations::response),
                ByOutcome.of(stats, CallDurations::service));
    }

    /** Classes by their names in files, in the order of the enum. */
    static Map<String, Long> byLabel(Map<FailureClass, Long> classes) {
        Map<String, Long> labelled = new LinkedHashMap<>();
        classes.forEach((failureClass, count) -> labelled.put(failureClass.label(), count));
        return labelled;
    }

    /** n, min, mean, percentiles and max in milliseconds, rounded to microseconds; only n if there are no durations. */
    static Map<String, Number> summary(Durations durations) {
        Map<String, Number> summary = new LinkedHashMap<>();
        summary.put("n", durations.count());
        if (durations.count() > 0) {
            summary.put("min", ms(durations.minMs()));
            summary.put("mean", ms(durations.meanMs()));
            PERCENTILES.forEach((name, percentile) -> summary.put(name, ms(durations.percentileMs(percentile))));
            summary.put("max", ms(durations.maxMs()));
        }
        return summary;
    }

    private static Map<String, Long> byStatus(CallStats stats) {
        Map<String, Long> byStatus = new LinkedHashMap<>();
        stats.statuses().forEach((status, count) -> byStatus.put(Integer.toString(status), count));
        return byStatus;
    }

    private static BigDecimal ms(double ms) {
        return rounded(ms, DECIMALS_OF_MS);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    private static Map<String, Double> percentiles() {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        for (int whole : new int[] {50, 66, 75, 80, 90, 95, 98, 99}) {
            percentiles.put("p" + whole, (double) whole);
        }
        percentiles.put("p99_9", 99.9);
        percentiles.put("p99_99", 99.99);
        return percentiles;
    }

    /**
     * Items of answers.
     *
     * @param total how many
     * @param ok how many of them were ok
     */
    record ItemsJson(long total, long ok) {

        private static Optional<ItemsJson> of(Details details) {
            return details.items() == 0
                    ? Optional.empty()
                    : Optional.of(new ItemsJson(details.items(), details.itemsOk()));
        }
    }

    /**
     * A time of all requests, the ok ones and the failed ones.
     *
     * @param all summary
     * @param ok summary
     * @param failed summary
     * @param hit summary of the ok ones that a cache answered, if there are any
     * @param miss summary of the ok ones that it did not, if there are any
     */
    record ByOutcome(
            Map<String, Number> all,
            Map<String, Number> ok,
            Map<String, Number> failed,
            Optional<Map<String, Number>> hit,
            Optional<Map<String, Number>> miss) {

        private static ByOutcome of(CallStats stats, Function<CallDurations, Durations> time) {
            return new ByOutcome(
                    summary(time.apply(stats.all())),
                    summary(time.apply(stats.ok())),
                    summary(time.apply(stats.failed())),
                    summaryIfAny(time.apply(stats.details().hits())),
                    summaryIfAny(time.apply(stats.details().misses())));
        }

        private static Optional<Map<String, Number>> summaryIfAny(Durations times) {
            return times.count() == 0 ? Optional.empty() : Optional.of(summary(times));
        }
    }
}
