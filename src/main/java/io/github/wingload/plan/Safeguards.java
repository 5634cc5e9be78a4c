package io.github.wingload.plan;

import java.util.List;
import java.util.Optional;

/**
 * What keeps a run from doing harm.
 *
 * @param rateLimit what the target lets this client send
 * @param exceedLimits true if a plan beyond it may run all the same
 * @param stopWhen ends the run early; the first that holds
 * @param probe true if one request goes before time zero
 * @param contact who can be reached about the load, for the User-Agent of targets that are neither loopback nor private
 */
public record Safeguards(
        Optional<RateLimit> rateLimit,
        boolean exceedLimits,
        List<Rule> stopWhen,
        boolean probe,
        Optional<String> contact) {

    /** Nothing but the probe. */
    public static final Safeguards DEFAULT = new Safeguards(Optional.empty(), false, List.of(), true, Optional.empty());

    public Safeguards {
        stopWhen = List.copyOf(stopWhen);
    }

    /**
     * How many requests the target lets this client send.
     *
     * @param name the tier, or {@code own} for a number of one's own
     * @param requestsPerHour in any clock hour
     */
    public record RateLimit(String name, long requestsPerHour) {}
}
