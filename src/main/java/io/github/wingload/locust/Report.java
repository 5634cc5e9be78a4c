package io.github.wingload.locust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls since the report before, as Locust's workers report them.
 *
 * @param rows one for each method and name with a call
 * @param all the calls together
 * @param errors those of failed calls
 */
public record Report(List<Row> rows, Row all, List<ErrorCount> errors) {

    /** The name of the row of all calls. */
    static final String ALL = "Aggregated";

    /** How often calls failed with one error. */
    public record ErrorCount(String method, String name, String error, long occurrences) {

        /** Unique, so that a master adds up the same errors of several workers. */
        private String key() {
            return method + "." + name + "." + error;
        }

        private Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("method", method);
            fields.put("error", error);
            fields.put("occurrences", occurrences);
            return fields;
        }
    }

    /** Figures over some calls. Not thread-safe. */
    public static final class Row {

        private final String method;
        private final String name;
        private final double startSeconds;
        private long requests;
        private long failures;
        private double totalMs;
        private double minMs = Double.POSITIVE_INFINITY;
        private double maxMs;
        private double lastSeconds;
        private long bytes;
        private final Map<Long, Long> times = new TreeMap<>();
        private final Map<Long, Long> perSecond = new TreeMap<>();
        private final Map<Long, Long> failuresPerSecond = new TreeMap<>();

        /** @param startSeconds from when on calls are counted, in seconds since 1970 on the master's clock */
        Row(String method, String name, double startSeconds) {
            this.method = method;
            this.name = name;
            this.startSeconds = startSeconds;
        }

        /**
         * Adds a call.
         *
         * @param ms how long it took
         * @param endSeconds when it ended, in seconds since 1970 on the master's clock
         */
        void add(double ms, double endSeconds, boolean ok, long length) {
            long second = (long) Math.floor(endSeconds);
            requests++;
            totalMs += ms;
            minMs = Math.min(minMs, ms);
            maxMs = Math.max(maxMs, ms);
            lastSeconds = Math.max(lastSeconds, endSeconds);
            bytes += length;
            times.merge(rounded(ms), 1L, Long::sum);
            perSecond.merge(second, 1L, Long::sum);
            if (!ok) {
                failures++;
                failuresPerSecond.merge(second, 1L, Long::sum);
            }
        }

        public String method() {
            return method;
        }

        public String name() {
            return name;
        }

        public long requests() {
            return requests;
        }

        public long failures() {
            return failures;
        }

        /** The fields that all versions of Locust have in a row. */
        Map<String, @Nullable Object> fields() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("method", method);
            fields.put("last_request_timestamp", requests > 0 ? (Object) lastSeconds : null);
            fields.put("start_time", startSeconds);
            fields.put("num_requests", requests);
            fields.put("num_none_requests", 0);
            fields.put("num_failures", failures);
            fields.put("total_response_time", totalMs);
            fields.put("max_response_time", maxMs);
            fields.put("min_response_time", requests > 0 ? (Object) minMs : null);
            fields.put("total_content_length", bytes);
            fields.put("response_times", times);
            fields.put("num_reqs_per_sec", perSecond);
            fields.put("num_fail_per_sec", failuresPerSecond);
            return fields;
        }
    }

    /**
     * A time as Locust rounds it before it counts it: to whole milliseconds below 100 ms, above to two digits, and in steps of a
     * second from 10 s on; halves to the even neighbour, as Python's {@code round}.
     */
    static long rounded(double ms) {
        long step = ms < 100 ? 1 : ms < 1_000 ? 10 : ms < 10_000 ? 100 : 1_000;
        return (long) Math.rint(ms / step) * step;
    }

    /** True if no call has ended. */
    boolean empty() {
        return all.requests() == 0;
    }

    Map<String, @Nullable Object> fields() {
        Map<String, Object> byKey = new LinkedHashMap<>();
        errors.forEach(error -> byKey.put(error.key(), error.fields()));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("stats", rows.stream().map(Row::fields).toList());
        fields.put("stats_total", all.fields());
        fields.put("errors", byKey);
        return fields;
    }
}
