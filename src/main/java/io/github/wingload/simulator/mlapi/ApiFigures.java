package io.github.wingload.simulator.mlapi;

import io.github.wingload.simulator.http.HttpAnswer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The metrics of an ML API on {@code /metrics}: counts of its requests, and the resources that it would have used. */
final class ApiFigures {

    private static final double NS_PER_SECOND = 1e9;

    /** 0.7 GB at rest, so 1.2 GB with the 500 requests in flight at which that much was published. */
    private static final long RESIDENT_AT_REST_BYTES = 700_000_000;

    private static final long RESIDENT_PER_REQUEST_BYTES = 1_000_000;
    private static final long RESIDENT_PER_CACHED_BYTES = 4_096;

    /** What a request costs besides the model. */
    private static final long OVERHEAD_NS = 1_000_000;

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

    /** @param route the path, with all that varies in it left out */
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

    /** Of those looked up; zero before any was. */
    double hitRate() {
        return hits == 0 ? 0 : (double) hits / (hits + misses);
    }

    /**
     * @param workedNs by all threads
     * @param cached answers in the cache
     */
    HttpAnswer exposition(long workedNs, int cached) {
        double cpuSeconds = (workedNs + answered * OVERHEAD_NS * timeScale) / NS_PER_SECOND;
        long residentBytes = replicas * RESIDENT_AT_REST_BYTES
                + inFlight * RESIDENT_PER_REQUEST_BYTES
                + cached * RESIDENT_PER_CACHED_BYTES;
        return new Exposition()
                .counter("process_cpu_seconds_total", "CPU time of all replicas.", cpuSeconds)
                .gauge("process_resident_memory_bytes", "Memory of all replicas.", residentBytes)
                .gauge("replicas", "Replicas that serve.", replicas)
                .gauge("http_requests_in_flight", "Requests not answered yet.", inFlight)
                .counters("http_requests_total", "Requests answered.", requests)
                .counter("cache_hits_total", "Answers from the cache.", hits)
                .counter("cache_misses_total", "Answers that were not in the cache.", misses)
                .answer();
    }

    /** Figures in the text format that Prometheus reads. */
    private static final class Exposition {

        private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

        private final StringBuilder text = new StringBuilder();

        Exposition counter(String name, String help, double value) {
            return describe(name, help, "counter").line(name, value);
        }

        Exposition gauge(String name, String help, double value) {
            return describe(name, help, "gauge").line(name, value);
        }

        /** @param byLabels values by the labels in braces, such as {@code status="200"} */
        Exposition counters(String name, String help, Map<String, Long> byLabels) {
            describe(name, help, "counter");
            byLabels.forEach((labels, value) -> line(name + "{" + labels + "}", value));
            return this;
        }

        HttpAnswer answer() {
            return HttpAnswer.text(200, text.toString()).withContentType(CONTENT_TYPE);
        }

        private Exposition describe(String name, String help, String type) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
            return this;
        }

        private Exposition line(String series, double value) {
            boolean whole = value == Math.rint(value);
            text.append(series).append(' ').append(String.format(Locale.ROOT, whole ? "%.0f" : "%.3f", value));
            text.append('\n');
            return this;
        }
    }
}
