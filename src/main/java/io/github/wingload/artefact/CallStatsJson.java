package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Details;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.StreamCounts;
import io.github.wingload.stats.StreamStats;
import io.github.wingload.text.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How figures of calls look in JSON: rounded under {@code figures} for people and simple programs, in full under {@code
 * recorded}. This is the part that is read back.
 *
 * @param figures counts; the other figures follow from {@code recorded}
 * @param recorded the times
 * @param byMutation both again for each kind of mutation, if any payload was made invalid
 */
record CallStatsJson(Counts figures, Map<String, Durations> recorded, Optional<List<Part>> byMutation) {

    private static final int DECIMALS_OF_MS = 3;
    private static final int DECIMALS_OF_RATES = 6;

    private static final double[] PERCENTILES = {50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99};

    /** Counts that the recorded times do not give. */
    record Counts(
            Map<String, Long> classes,
            SortedMap<Integer, Long> statuses,
            long connectionsOpened,
            long bodyBytes,
            Optional<Items> items,
            Optional<StreamCounts> streams) {}

    /** How many items answers had, and how many of them were ok. */
    record Items(long total, long ok) {}

    /** The calls with one kind of mutation. */
    record Part(String mutation, Counts figures, Map<String, Durations> recorded) {}

    /** The fields of a task's row. */
    static Map<String, Object> task(String method, String name, CallStats stats, double seconds) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("method", method);
        row.put("name", name);
        row.putAll(fields(stats, seconds));
        return row;
    }

    /**
     * {@code figures}, {@code recorded} and, if any payload was made invalid, {@code by_mutation}, by these names.
     *
     * @param seconds over which counts become rates
     */
    static Map<String, Object> fields(CallStats stats, double seconds) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("figures", figures(stats, seconds));
        fields.put("recorded", recorded(stats));
        List<Map<String, Object>> parts = new ArrayList<>();
        stats.byMutation().forEach((mutation, calls) -> {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("mutation", mutation);
            part.putAll(fields(calls, seconds));
            parts.add(part);
        });
        if (!parts.isEmpty()) {
            fields.put("by_mutation", parts);
        }
        return fields;
    }

    /** The fields of {@code figures}: counts, rates over this many seconds, and times in milliseconds. */
    static Map<String, Object> figures(CallStats stats, double seconds) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests", stats.requests());
        figures.put("ok", stats.ok().count());
        figures.put("failures", stats.failures());
        figures.put("dropped", stats.dropped());
        figures.put("unfinished", stats.unfinished());
        figures.put("never_sent", stats.neverSent());
        figures.put("connections_opened", stats.connectionsOpened());
        figures.put("body_bytes", stats.bytes());
        figures.put("clamped", stats.clamped());
        figures.put("window_seconds", rounded(seconds, DECIMALS_OF_RATES));
        figures.put("throughput_per_second", rate(stats.requests(), seconds));
        figures.put("goodput_per_second", rate(stats.ok().count(), seconds));
        figures.put("classes", byLabel(stats));
        figures.put("statuses", stats.statuses());
        Details details = stats.details();
        if (details.items() > 0) {
            figures.put("items", new Items(details.items(), details.itemsOk()));
        }
        if (details.streams().any()) {
            figures.put("streams", details.streams().counts());
            ofStreams(details.streams()).forEach((name, times) -> figures.put(name + "_ms", summary(times)));
        }
        figures.put("response_time_ms", summaries(stats, CallDurations::response));
        figures.put("service_time_ms", summaries(stats, CallDurations::service));
        return figures;
    }

    private static Map<String, Object> summaries(CallStats stats, Function<CallDurations, Durations> time) {
        Map<String, Object> summaries = new LinkedHashMap<>();
        groups(stats).forEach((name, times) -> summaries.put(name, summary(time.apply(times))));
        return summaries;
    }

    private static Map<String, Durations> recorded(CallStats stats) {
        Map<String, CallDurations> groups = groups(stats);
        groups.remove("all");
        Map<String, Durations> recorded = new LinkedHashMap<>();
        groups.forEach((name, times) -> {
            recorded.put(name + "_response", times.response());
            recorded.put(name + "_service", times.service());
        });
        if (stats.details().streams().any()) {
            recorded.putAll(ofStreams(stats.details().streams()));
        }
        return recorded;
    }

    private static Map<String, Durations> ofStreams(StreamStats streams) {
        Map<String, Durations> times = new LinkedHashMap<>();
        times.put("ttft_response", streams.firstToken().response());
        times.put("ttft_service", streams.firstToken().service());
        times.put("ttfo_response", streams.firstOutput().response());
        times.put("ttfo_service", streams.firstOutput().service());
        times.put("gap", streams.gap());
        times.put("longest_gap", streams.longestGap());
        times.put("tpot", streams.perToken());
        return times;
    }

    /** Groups of calls by their names; cache hits and misses only if there are any. */
    private static Map<String, CallDurations> groups(CallStats stats) {
        Map<String, CallDurations> groups = new LinkedHashMap<>();
        groups.put("all", stats.all());
        groups.put("ok", stats.ok());
        groups.put("failed", stats.failed());
        if (stats.details().hits().count() > 0) {
            groups.put("hit", stats.details().hits());
        }
        if (stats.details().misses().count() > 0) {
            groups.put("miss", stats.details().misses());
        }
        return groups;
    }

    /**
     * The figures that were written.
     *
     * @throws IllegalArgumentException if they contradict each other
     */
    CallStats stats() {
        CallStats all = stats(figures, recorded);
        if (byMutation.isEmpty()) {
            return all;
        }
        Map<String, CallStats> parts = new TreeMap<>();
        byMutation.get().forEach(part -> parts.put(part.mutation(), stats(part.figures(), part.recorded())));
        return CallStats.byMutation(parts);
    }

    private static CallStats stats(Counts figures, Map<String, Durations> recorded) {
        Map<FailureClass, Long> classes = new EnumMap<>(FailureClass.class);
        figures.classes().forEach((label, count) -> classes.put(ValueJson.failureClass(label), count));
        Items items = figures.items().orElse(new Items(0, 0));
        return CallStats.of(
                        times(recorded, "ok"),
                        times(recorded, "failed"),
                        classes,
                        figures.statuses(),
                        figures.connectionsOpened(),
                        figures.bodyBytes())
                .with(new Details(
                        timesIfAny(recorded, "hit"),
                        timesIfAny(recorded, "miss"),
                        items.total(),
                        items.ok(),
                        figures.streams()
                                .map(counts -> streams(counts, recorded))
                                .orElse(StreamStats.NONE)));
    }

    private static StreamStats streams(StreamCounts counts, Map<String, Durations> recorded) {
        return new StreamStats(
                counts,
                times(recorded, "ttft"),
                times(recorded, "ttfo"),
                time(recorded, "gap"),
                time(recorded, "longest_gap"),
                time(recorded, "tpot"));
    }

    private static CallDurations timesIfAny(Map<String, Durations> recorded, String group) {
        return recorded.keySet().stream().anyMatch(name -> name.startsWith(group))
                ? times(recorded, group)
                : CallDurations.NONE;
    }

    private static CallDurations times(Map<String, Durations> recorded, String group) {
        return new CallDurations(time(recorded, group + "_response"), time(recorded, group + "_service"));
    }

    private static Durations time(Map<String, Durations> recorded, String name) {
        return Optional.ofNullable(recorded.get(name))
                .orElseThrow(() -> new IllegalArgumentException("recorded has no " + name));
    }

    /** Classes by their names in files, in the order of the enum. */
    private static Map<String, Long> byLabel(CallStats stats) {
        Map<String, Long> labelled = new LinkedHashMap<>();
        stats.classes().forEach((failureClass, count) -> labelled.put(failureClass.label(), count));
        return labelled;
    }

    /** n, min, mean, percentiles and max in milliseconds, rounded to microseconds; only n if there are no durations. */
    static Map<String, Number> summary(Durations durations) {
        Map<String, Number> summary = new LinkedHashMap<>();
        summary.put("n", durations.count());
        if (durations.count() > 0) {
            summary.put("min", ms(durations.minMs()));
            summary.put("mean", ms(durations.meanMs()));
            for (double percentile : PERCENTILES) {
                String name = "p" + Figures.plain(percentile).replace('.', '_');
                summary.put(name, ms(durations.percentileMs(percentile)));
            }
            summary.put("max", ms(durations.maxMs()));
        }
        return summary;
    }

    private static BigDecimal rate(long count, double seconds) {
        return rounded(CsvText.perSecond(count, seconds), DECIMALS_OF_RATES);
    }

    private static BigDecimal ms(double ms) {
        return rounded(ms, DECIMALS_OF_MS);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }
}
