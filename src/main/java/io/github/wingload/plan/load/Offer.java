package io.github.wingload.plan.load;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * The calls that a load offers to the target: those of its schedule, or the most that users can make between their waits.
 *
 * <p>What users do on start and on stop does not count. A flow counts with all of its calls, and where flows and classes are drawn
 * at random, with their mean. The calls of users who do not wait depend on the target alone; their rate is {@link
 * Double#POSITIVE_INFINITY}.
 *
 * @param load their number over time
 * @param userClasses who makes them; at least one
 */
public record Offer(Load load, List<UserClass> userClasses) {

    public Offer {
        userClasses = List.copyOf(userClasses);
    }

    /** The calls per second of all tasks, over the whole load after the warm-up. */
    public double perSecond() {
        return perSecond(task -> true, 0, Load.total(load.stages()).toNanos() / 1e9);
    }

    /**
     * The calls per second of some tasks in a part of the load.
     *
     * @param tasks which, by their index in the plan
     * @param begin of the part, in seconds from the end of the warm-up
     * @param end of the part, after its begin
     */
    public double perSecond(IntPredicate tasks, double begin, double end) {
        double level = Load.levelSeconds(load.stages(), end) - Load.levelSeconds(load.stages(), begin);
        // A user begins with a call, not with a wait.
        double first = load.open() ? 0 : load.peakLevel();
        return flows(tasks, level, first) / (end - begin);
    }

    /** The calls per second of all tasks at the highest level of the load. */
    public double peakPerSecond() {
        return flows(task -> true, load.peakLevel(), 0);
    }

    /** How many calls a start of the open model makes, in the mean, if all of them are ok. */
    public double callsPerStart() {
        return flows(task -> true, 1, 0);
    }

    /** @param first flows that begin without a wait */
    private double flows(IntPredicate tasks, double level, double first) {
        double calls = 0;
        for (UserClass users : userClasses) {
            double callsPerFlow = users.callsPerFlow(tasks);
            double waits = load.open() ? 1 : users.waitTime().meanSeconds();
            if (callsPerFlow > 0) {
                calls += callsPerFlow * share(users) * (level / waits + first);
            }
        }
        return calls;
    }

    /** A class's share of the users at the peak, or of the starts; fixed counts come first. */
    private double share(UserClass users) {
        double all = Math.max(1, load.peakLevel());
        double weighted = 1 - UserClass.fixedUsers(userClasses) / all;
        return users.fixedCount().isPresent()
                ? users.fixedCount().getAsInt() / all
                : weighted * users.weight() / UserClass.weights(userClasses);
    }
}
