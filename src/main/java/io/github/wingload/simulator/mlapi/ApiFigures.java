package io.github.wingload.simulator.mlapi;

import io.github.wingload.simulator.http.HttpAnswer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The metrics of an ML API at {@code /metrics}: request counts and simulated resource usage. */
final class ApiFigures {

    /** The text format of Prometheus. */
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** 0.7 GB when idle, which gives the published 1.2 GB at 500 requests in flight. */
    private static final long RESIDENT_AT_REST_BYTES = 700_000_000;

    private static final long RESIDENT_PER_REQUEST_BYTES = 1_000_000;
    private static final long RESIDENT_PER_CACHED_BYTES = 4_096;

    /** CPU time of a request besides the model. */
    private static final long OVERHEAD_NS = 1_000_000;

    private static final String EXPOSITION = """
            # HELP process_cpu_seconds_total CPU time of all replicas.
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total %.3f
            # HELP process_resident_memory_bytes Memory of all replicas.
            # TYPE process_resident_memory_bytes gauge
            process_resident_memory_bytes %d
            # HELP replicas Replicas that serve.
            # TYPE replicas gauge
            replicas %d
            # HELP http_requests_in_flight Requests not answered yet.
            # TYPE http_requests_in_flight gauge
            http_requests_in_flight %d
            # HELP http_requests_total Requests answered.
            # TYPE http_requests_total counter
            %s# HELP cache_hits_total Answers from the cache.
            # TYPE cache_hits_total counter
            cache_hits_total %d
            # HELP cache_misses_total Answers that were not in the cache.
            # TYPE cache_misses_total counter
            cache_misses_total %d
            """;

    private final int replicas;
    private final double timeScale;
    private final Map<String, Long> requests = new TreeMap<>();
    private long answered;
    private long inFlight;
    private long hits;
    private long misses;

    ApiFigures(int replicas, double timeScale) {
        this.replicas = replicas;
        this.timeScale = timeScale;
    }

    void received() {
        inFlight++;
    }

    /** @param route the path without its variable parts */
    void answered(String method, String route, int status) {
        inFlight--;
        answered++;
        String known = method.matches("[A-Z]+") ? method : "other";
        String labels = "method=\"" + known + "\",path=\"" + route + "\",status=\"" + status + "\"";
        requests.merge(labels, 1L, Long::sum);
    }

    void lookedUp(boolean found) {
        if (found) {
            hits++;
        } else {
            misses++;
        }
    }

    long answered() {
        return answered;
    }

    /** The share of lookups that were hits; 0 before the first lookup. */
    double hitRate() {
        return hits == 0 ? 0 : (double) hits / (hits + misses);
    }

    /**
     * @param workedNs time worked by all threads
     * @param cached the number of answers in the cache
     */
    HttpAnswer exposition(long workedNs, int cached) {
        double cpuSeconds = (workedNs + answered * OVERHEAD_NS * timeScale) / 1e9;
        long residentBytes = replicas * RESIDENT_AT_REST_BYTES
                + inFlight * RESIDENT_PER_REQUEST_BYTES
                + cached * RESIDENT_PER_CACHED_BYTES;
        String byLabels = requests.entrySet().stream()
                .map(series -> "http_requests_total{" + series.getKey() + "} " + series.getValue() + "\n")
                .collect(Collectors.joining());
        String filled = String.format(
                Locale.ROOT, EXPOSITION, cpuSeconds, residentBytes, replicas, inFlight, byLabels, hits, misses);
        return HttpAnswer.text(200, filled).withContentType(CONTENT_TYPE);
    }
}
