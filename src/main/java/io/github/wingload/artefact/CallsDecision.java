package io.github.wingload.artefact;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.LocustLoad;
import java.util.Locale;

/**
 * Whether a plan's calls are written to {@code calls.csv}, one by one.
 *
 * <p>With {@code calls: auto}, they are written if at most {@value #AUTO_PER_SECOND} calls a second are planned. The planned rate
 * is the peak rate of the open model, or the most users divided by their mean wait time in the closed model, times the mean
 * number of calls of a flow. The rate of users without a wait time is unknown; their calls are written if the load is
 * limited to {@value #AUTO_CALLS} calls or fewer, or if there are at most {@value #AUTO_PER_SECOND} users and all of their answers are
 * streams, which take long. Of a shard its own part is planned. Under a Locust master they are
 * always written: nothing is planned, and the calls of several workers are needed for one exact result.
 *
 * @param on true if they are written
 * @param reason why they are or are not, and how to change it; half a sentence
 */
public record CallsDecision(boolean on, String reason) {

    static final int AUTO_PER_SECOND = 1_000;
    static final int AUTO_CALLS = 1_000_000;

    /** The decision for this plan. */
    public static CallsDecision of(Plan plan) {
        return switch (plan.reporting().calls()) {
            case ON -> new CallsDecision(true, "the scenario says \"calls: on\"");
            case OFF -> new CallsDecision(false, "the scenario says \"calls: off\"");
            case AUTO -> automatic(plan);
        };
    }

    private static CallsDecision automatic(Plan plan) {
        if (plan.load() instanceof LocustLoad) {
            return new CallsDecision(true, "the load is a Locust master's");
        }
        double perSecond = plan.ownPeakPerSecond();
        if (perSecond <= AUTO_PER_SECOND) {
            return new CallsDecision(true, "at most " + AUTO_PER_SECOND + " calls/s are planned");
        }
        if (Double.isFinite(perSecond)) {
            return off(String.format(
                    Locale.ROOT, "%.0f calls/s are planned, more than %d", Math.ceil(perSecond), AUTO_PER_SECOND));
        }
        return plan.load() instanceof ClosedLoad closed
                        && plan.part().share((double) closed.requests().orElse(Long.MAX_VALUE)) <= AUTO_CALLS
                ? new CallsDecision(true, "at most " + AUTO_CALLS + " calls are planned")
                : streamsOnly(plan)
                        ? new CallsDecision(true, "at most " + AUTO_PER_SECOND + " users read streamed answers")
                        : off("users without a wait time may make more than " + AUTO_PER_SECOND + " calls/s");
    }

    private static boolean streamsOnly(Plan plan) {
        return plan.part().share((double) plan.load().peakUsers()) <= AUTO_PER_SECOND
                && plan.tasks().stream().allMatch(task -> task.stream().isPresent());
    }

    private static CallsDecision off(String cause) {
        return new CallsDecision(false, cause + "; set \"calls: on\" to write it anyway");
    }
}
