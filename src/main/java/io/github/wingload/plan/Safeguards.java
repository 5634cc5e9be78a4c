package io.github.wingload.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may end a run early, or keep it from starting.
 *
 * @param rateLimit what the target lets this client send
 * @param exceedLimits true if a plan that exceeds it may run
 * @param stopWhen rules that end the run early, as soon as one holds
 * @param stopWhenDecided true if the run ends as soon as its verdict is certain
 * @param stopWhenBehind how long after time zero a run ends as soon as the target falls behind the rate for certain; empty if it goes on
 * @param probe true if one request is sent before time zero
 * @param contact who can be reached about the load, for the User-Agent of targets that are neither loopback nor private
 */
public record Safeguards(
        Optional<RateLimit> rateLimit,
        boolean exceedLimits,
        List<Rule> stopWhen,
        boolean stopWhenDecided,
        Optional<Duration> stopWhenBehind,
        boolean probe,
        Optional<String> contact) {

    /** Only the probe. */
    public static final Safeguards DEFAULT = new Safeguards(Optional.empty(), false, List.of(), true, Optional.empty());

    /** The line of {@code stop_when} that ends a run as soon as its verdict is certain. */
    public static final String DECIDED = "decided";

    /** The rule that ends a run whose target falls behind the rate. */
    public static final String BEHIND = "the target falls behind the rate";

    public Safeguards {
        stopWhen = List.copyOf(stopWhen);
    }

    /** The same for a run that goes on when its verdict is certain. */
    public Safeguards(
            Optional<RateLimit> rateLimit,
            boolean exceedLimits,
            List<Rule> stopWhen,
            boolean probe,
            Optional<String> contact) {
        this(rateLimit, exceedLimits, stopWhen, false, Optional.empty(), probe, contact);
    }

    /** The same for a run that ends as soon as the target falls behind the rate for certain, but not before this time. */
    public Safeguards stoppingWhenBehind(Duration after) {
        return new Safeguards(rateLimit, exceedLimits, stopWhen, stopWhenDecided, Optional.of(after), probe, contact);
    }

    /** The lines of {@code stop_when}, and what else ends the run early. */
    public List<String> stopLines() {
        List<String> lines = new ArrayList<>(stopWhen.stream().map(Rule::text).toList());
        if (stopWhenDecided) {
            lines.add(DECIDED);
        }
        stopWhenBehind.ifPresent(any -> lines.add(BEHIND));
        return lines;
    }

    /**
     * How many requests the target lets this client send.
     *
     * @param name the tier, or {@value #OWN} for a limit given as a number
     * @param requestsPerHour in any clock hour
     */
    public record RateLimit(String name, long requestsPerHour) {

        /** The name of a limit that a scenario gives as a number. */
        public static final String OWN = "own";
    }
}
