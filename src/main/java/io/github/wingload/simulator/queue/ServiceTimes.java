package io.github.wingload.simulator.queue;

import java.util.Random;

/**
 * The service times of requests.
 *
 * @param waitNs the part that overlaps with that of other requests
 * @param cpuNs the part that does not overlap
 * @param size the factor of a request's CPU time; mean 1
 * @param networkNs the round trip, half each way; the same for every request
 */
public record ServiceTimes(Lognormal waitNs, Lognormal cpuNs, Lognormal size, long networkNs) {

    /** Fitted to the seven published runs of November 2025; see {@code simulator.md} for how well it fits. */
    public static final ServiceTimes REVERTRISK_WIKIDATA =
            new ServiceTimes(new Lognormal(450e6, 0.2), new Lognormal(130e6, 0.44), new Lognormal(1, 0.28), 10_000_000);

    /** Uses the same number of draws each time, so the n-th request of a stream is always the same. */
    Demand draw(Random random) {
        double wait = waitNs.draw(random);
        double cpu = cpuNs.draw(random) * size.draw(random);
        return new Demand(Math.round(wait), Math.round(cpu));
    }

    /**
     * The work of one request.
     *
     * @param waitNs time spent waiting for other services, in parallel with any number of other requests
     * @param cpuNs time during which the pod works on no other request
     */
    record Demand(long waitNs, long cpuNs) {}
}
