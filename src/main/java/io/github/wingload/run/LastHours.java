package io.github.wingload.run;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.target.UrlTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of the last hour for each hourly limit, of runs of different plans that one process makes. Thread-safe.
 *
 * <p>Plans share a limit if they name the same tier. A limit that a plan gives as a number is that of its targets.
 */
public final class LastHours {

    private final Map<List<String>, LastHour> ofLimits = new HashMap<>();

    /** The requests that count towards the limit of a plan; those of a plan without a limit are of no other run. */
    public synchronized LastHour of(Plan plan) {
        Optional<RateLimit> limit = plan.safeguards().rateLimit();
        return limit.isEmpty()
                ? new LastHour()
                : ofLimits.computeIfAbsent(shared(limit.get(), plan), any -> new LastHour());
    }

    private static List<String> shared(RateLimit limit, Plan plan) {
        List<String> key = new ArrayList<>(List.of(limit.name()));
        if (limit.name().equals(RateLimit.OWN)) {
            plan.sides().stream()
                    .map(side -> side.target() instanceof UrlTarget url
                            ? url.origin().toString()
                            : "simulator")
                    .sorted()
                    .forEach(key::add);
        }
        return key;
    }
}
