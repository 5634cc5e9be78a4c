package io.github.wingload.simulator;

import java.util.Map;
import java.util.TreeMap;

/** What an ML API tells of itself on {@code /metrics}: counts of its requests and the resources that it would have used. */
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
}
