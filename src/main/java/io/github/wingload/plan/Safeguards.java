package io.github.wingload.plan;

import java.util.List;
import java.util.Optional;

/**
 * Limits that protect the target from the run.
 *
 * @param rateLimit what the target lets this client send
 * @param exceedLimits true if a plan that exceeds it may run
 * @param stopWhen rules that end the run early, as soon as one holds
 * @param probe true if one request is sent before time zero
 * @param contact who can be reached about the load, for the User-Agent of targets that are neither loopback nor private
 */
public record Safeguards(
        Optional<RateLimit> rateLimit,
        boolean exceedLimits,
        List<Rule> stopWhen,
        boolean probe,
        Optional<String> contact) {

    /** Only the probe. */
    public static final Safeguards DEFAULT = new Safeguards(Optional.empty(), false, List.of(), true, Optional.empty());

    public Safeguards {
        stopWhen = List.copyOf(stopWhen);
    }

    /**
     * How many requests the target lets this client send.
     *
     * @param name the tier, or {@code own} for a limit given as a number
     * @param requestsPerHour in any clock hour
     */
    public record RateLimit(String name, long requestsPerHour) {}
}
