package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Details;
import io.github.wingload.stats.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * How figures of calls look in JSON: rounded under {@code figures} for people and simple programs, in full under {@code
 * recorded}, from which they are read back. {@code by_mutation} has both again for each kind of mutation.
 */
final class CallStatsJson {

    private static final int DECIMALS_OF_MS = 3;
    private static final int DECIMALS_OF_RATES = 6;

    private static final Map<String, Double> PERCENTILES = percentiles();

    private CallStatsJson() {}

    /**
     * Writes {@code figures}, {@code recorded} and, if any payload was made invalid, {@code by_mutation}.
     *
     * @param seconds over which counts become rates
     */
    static void write(JsonGenerator json, CallStats stats, double seconds) {
        json.writeObjectPropertyStart("figures");
        writeFigures(json, stats, seconds);
        json.writeEndObject();
        json.writeObjectPropertyStart("recorded");
        writeRecorded(json, stats);
        json.writeEndObject();
        if (!stats.byMutation().isEmpty()) {
            json.writeArrayPropertyStart("by_mutation");
            stats.byMutation().forEach((mutation, part) -> {
                json.writeStartObject();
                json.writeStringProperty("mutation", mutation);
                write(json, part, seconds);
                json.writeEndObject();
            });
            json.writeEndArray();
        }
    }

    /** Writes the fields of {@code figures}: counts, rates over this many seconds, and times in milliseconds. */
    static void writeFigures(JsonGenerator json, CallStats stats, double seconds) {
        json.writeNumberProperty("requests", stats.requests());
        json.writeNumberProperty("ok", stats.ok().count());
        json.writeNumberProperty("failures", stats.failures());
        json.writeNumberProperty("dropped", stats.dropped());
        json.writeNumberProperty("unfinished", stats.unfinished());
        json.writeNumberProperty("never_sent", stats.neverSent());
        json.writeNumberProperty("connections_opened", stats.connectionsOpened());
        json.writeNumberProperty("body_bytes", stats.bytes());
        json.writeNumberProperty("clamped", stats.clamped());
        json.writeNumberProperty("window_seconds", rounded(seconds, DECIMALS_OF_RATES));
        json.writeNumberProperty("throughput_per_second", rate(stats.requests(), seconds));
        json.writeNumberProperty("goodput_per_second", rate(stats.ok().count(), seconds));
        json.writePOJOProperty("classes", byLabel(stats));
        json.writePOJOProperty("statuses", stats.statuses());
        Details details = stats.details();
        if (details.items() > 0) {
            json.writePOJOProperty("items", new Items(details.items(), details.itemsOk()));
        }
        writeTimes(json, "response_time_ms", stats, CallDurations::response);
        writeTimes(json, "service_time_ms", stats, CallDurations::service);
    }

    /** How many items answers had, and how many of them were ok. */
    private record Items(long total, long ok) {
        private static final Items NONE = new Items(0, 0);
    }

    private static void writeTimes(
            JsonGenerator json, String name, CallStats stats, Function<CallDurations, Durations> time) {
        json.writeObjectPropertyStart(name);
        json.writePOJOProperty("all", summary(time.apply(stats.all())));
        json.writePOJOProperty("ok", summary(time.apply(stats.ok())));
        json.writePOJOProperty("failed", summary(time.apply(stats.failed())));
        if (stats.details().hits().count() > 0) {
            json.writePOJOProperty("hit", summary(time.apply(stats.details().hits())));
        }
        if (stats.details().misses().count() > 0) {
            json.writePOJOProperty("miss", summary(time.apply(stats.details().misses())));
        }
        json.writeEndObject();
    }

    private static void writeRecorded(JsonGenerator json, CallStats stats) {
        writeTimes(json, "ok", stats.ok());
        writeTimes(json, "failed", stats.failed());
        if (stats.details().hits().count() > 0) {
            writeTimes(json, "hit", stats.details().hits());
        }
        if (stats.details().misses().count() > 0) {
            writeTimes(json, "miss", stats.details().misses());
        }
    }

    private static void writeTimes(JsonGenerator json, String of, CallDurations times) {
        json.writePOJOProperty(of + "_response", times.response());
        json.writePOJOProperty(of + "_service", times.service());
    }

    /** Reads what {@link #write} has written. */
    static CallStats read(Fields fields) {
        CallStats all = readPart(fields);
        if (!fields.has("by_mutation")) {
            return all;
        }
        SortedMap<String, CallStats> parts = new TreeMap<>();
        fields.objects("by_mutation").forEach(part -> parts.put(part.value("mutation", String.class), readPart(part)));
        return CallStats.byMutation(parts);
    }

    private static CallStats readPart(Fields fields) {
        Fields figures = fields.object("figures");
        Items items = figures.optional("items", Items.class).orElse(Items.NONE);
        Map<String, Long> classes = figures.counts("classes");
        Map<String, Long> statuses = figures.counts("statuses");
        long connectionsOpened = figures.value("connections_opened", long.class);
        long bytes = figures.value("body_bytes", long.class);
        Fields recorded = fields.object("recorded");
        CallDurations ok = readTimes(recorded, "ok");
        CallDurations failed = readTimes(recorded, "failed");
        CallDurations hits = readTimesIfAny(recorded, "hit");
        CallDurations misses = readTimesIfAny(recorded, "miss");
        return fields.made(
                () -> CallStats.of(ok, failed, byClass(classes), byStatus(statuses), connectionsOpened, bytes)
                        .with(new Details(hits, misses, items.total(), items.ok())));
    }

    private static CallDurations readTimes(Fields recorded, String of) {
        return new CallDurations(
                recorded.value(of + "_response", Durations.class), recorded.value(of + "_service", Durations.class));
    }

    private static CallDurations readTimesIfAny(Fields recorded, String of) {
        return recorded.has(of + "_response") || recorded.has(of + "_service")
                ? readTimes(recorded, of)
                : CallDurations.NONE;
    }

    private static Map<FailureClass, Long> byClass(Map<String, Long> byLabel) {
        Map<FailureClass, Long> byClass = new EnumMap<>(FailureClass.class);
        byLabel.forEach((label, count) -> byClass.put(ValueJson.failureClass(label), count));
        return byClass;
    }

    private static SortedMap<Integer, Long> byStatus(Map<String, Long> byText) {
        SortedMap<Integer, Long> byStatus = new TreeMap<>();
        byText.forEach((status, count) -> byStatus.put(Integer.valueOf(status), count));
        return byStatus;
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
            PERCENTILES.forEach((name, percentile) -> summary.put(name, ms(durations.percentileMs(percentile))));
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

    private static Map<String, Double> percentiles() {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        for (int whole : new int[] {50, 66, 75, 80, 90, 95, 98, 99}) {
            percentiles.put("p" + whole, (double) whole);
        }
        percentiles.put("p99_9", 99.9);
        percentiles.put("p99_99", 99.99);
        return percentiles;
    }
}
