package io.github.wingload.scenario.load;

import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** {@code limits}: how many requests an hour the target lets this client send, and whether the plan keeps to it. */
public final class LimitsSection {

    private static final List<String> KEYS = List.of("tier", "requests_per_hour");

    /** LiftWing's limits by class of client. */
    private static final Map<String, RateLimit> TIERS = new LinkedHashMap<>();

    static {
        tier("anonymous", 50_000);
        tier("authenticated", 100_000);
        tier("established", 200_000);
        tier("wme", 200_000);
        // All models together, whose names begin with llm-.
        tier("liftwing-llm", 100);
    }

    private static final double HOUR_SECONDS = 3600;

    private LimitsSection() {}

    private static void tier(String name, long requestsPerHour) {
        TIERS.put(name, new RateLimit(name, requestsPerHour));
    }

    /**
     * The limit.
     *
     * @param load that is compared with the limit; empty if a problem was reported for it, or if others take its place
     * @param calls how many calls the busiest host gets
     * @param probe true if a request is sent before the load
     */
    public static Optional<RateLimit> read(
            Node node, Optional<Load> load, AtOneHost calls, boolean probe, boolean exceedLimits) {
        Keys keys = node.keys(KEYS);
        keys.atMostOneOf(KEYS);
        keys.atLeastOneOf(KEYS, "the limit is missing", "write {tier: wme} or {requests_per_hour: 200000}");
        OptionalLong own = keys.get("requests_per_hour").whole(1, 1_000_000_000_000L);
        Optional<RateLimit> limit = keys.get("tier")
                .oneOf(TIERS)
                .or(() -> own.stream()
                        .mapToObj(requests -> new RateLimit(RateLimit.OWN, requests))
                        .findFirst());
        limit.ifPresent(known -> load.ifPresent(plan -> compare(node, known, plan, calls, probe, exceedLimits)));
        return limit;
    }

    /**
     * The calls of a start that go to the host that gets the most of them.
     *
     * @param calls of a start to this host: 2 if both sides of a comparison are at one host, otherwise 1
     * @param sides how many calls a start makes in all: 2 in a comparison, otherwise 1
     */
    public record AtOneHost(int calls, int sides) {}

    private static void compare(
            Node node, RateLimit limit, Load load, AtOneHost calls, boolean probe, boolean exceedLimits) {
        if (load instanceof OpenLoad open) {
            compare(node, limit, open, calls.calls(), exceedLimits);
        } else if (load instanceof ClosedLoad closed) {
            compare(node, limit, closed, calls, probe ? calls.calls() : 0, exceedLimits);
        } else {
            unknown(node, limit);
        }
    }

    /** @param before requests that are sent before the load */
    private static void compare(
            Node node, RateLimit limit, ClosedLoad load, AtOneHost calls, int before, boolean exceedLimits) {
        long left = limit.requestsPerHour() - before;
        OptionalLong planned = load.requests().isPresent()
                ? OptionalLong.of(load.requests().getAsLong() / calls.sides() * calls.calls())
                : OptionalLong.empty();
        if (planned.orElse(Long.MAX_VALUE) <= left) {
            fits(node, limit, "at most", planned.getAsLong());
        } else if (usersWithinTheHour(load) * calls.calls() > left) {
            refuse(
                    node,
                    "the " + words(limit) + " is exhausted before each of the " + Unit.COUNT.text(load.users())
                            + " users has sent a request" + (before > 0 ? " after the probe" : ""),
                    exceedLimits);
        } else if (planned.isPresent() && !exceedLimits) {
            long requests = planned.getAsLong();
            double hours = (double) requests / limit.requestsPerHour();
            node.findings()
                    .warn("the " + words(limit) + " allows the plan's " + Unit.COUNT.text(requests)
                            + " requests only if they take " + Figures.stretch(hours * HOUR_SECONDS)
                            + " or longer; the run ends when the limit is reached");
        } else {
            unknown(node, limit);
        }
    }

    /** Each of these sends at least one request. */
    private static long usersWithinTheHour(ClosedLoad load) {
        double seconds = Math.min(
                HOUR_SECONDS, load.runTime().map(time -> time.toMillis() / 1e3).orElse(HOUR_SECONDS));
        return Math.min(load.users(), 1 + (long) (seconds * load.spawnRate()));
    }

    private static void unknown(Node node, RateLimit limit) {
        node.findings()
                .note("the number of requests depends on response times, so the " + words(limit)
                        + " is checked during the run");
    }

    private static void compare(Node node, RateLimit limit, OpenLoad load, int calls, boolean exceedLimits) {
        if (load.replay().isPresent()) {
            compare(node, limit, calls * load.replay().get().planned().peakHour(), exceedLimits);
            return;
        }
        PlannedStarts starts = PlannedStarts.of(load);
        // One start more or less depends on where the hour is cut.
        OptionalDouble exhausted = starts.secondsToExceed((limit.requestsPerHour() + 0.5) / calls);
        if (exhausted.isEmpty()) {
            fits(node, limit, load.arrivals() == Arrivals.CONSTANT ? "at most" : "about", calls * starts.busiestHour());
            return;
        }
        String found = "the " + words(limit) + " is exhausted at " + when(exhausted.getAsDouble()) + ": the plan makes "
                + Unit.COUNT.text(calls * starts.busiestHour()) + " requests in its busiest hour";
        refuse(node, found, exceedLimits);
    }

    private static void compare(Node node, RateLimit limit, long busiestHour, boolean exceedLimits) {
        if (busiestHour <= limit.requestsPerHour()) {
            fits(node, limit, "at most", busiestHour);
            return;
        }
        refuse(
                node,
                "the " + words(limit) + " is exceeded: the recording has " + Unit.COUNT.text(busiestHour)
                        + " requests in its busiest hour",
                exceedLimits);
    }

    private static void refuse(Node node, String found, boolean exceedLimits) {
        if (exceedLimits) {
            node.findings().warn(found);
        } else {
            node.problem(found, "lower the load, name your tier, or add --exceed-limits");
        }
    }

    private static void fits(Node node, RateLimit limit, String bound, double busiestHour) {
        node.findings()
                .note("the plan fits the " + words(limit) + ": " + bound + " " + Unit.COUNT.text(busiestHour)
                        + " requests in an hour");
    }

    private static String words(RateLimit limit) {
        String number = Unit.COUNT.text(limit.requestsPerHour()) + "/h ";
        return limit.name().equals(RateLimit.OWN) ? number + "limit" : number + limit.name() + " class";
    }

    private static String when(double seconds) {
        return seconds < 120 ? "second " + (long) seconds : "minute " + (long) (seconds / 60);
    }
}
