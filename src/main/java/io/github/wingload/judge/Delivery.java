package io.github.wingload.judge;

import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.OpenLoad.Arrivals;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Estimate;
import io.github.wingload.stats.SlotCounts;

/**
 * Estimates calls per second from the intended and the delivered calls.
 *
 * <p>In the closed model, and with arrivals at random, the number of calls in a stretch is itself random: the rate has the
 * interval of counts per block. Where a schedule fixes every start there is no noise in the arrivals; what is uncertain is
 * only the share of them that was delivered, so the interval is that share's, times the rate offered.
 *
 * @param fixed true if the schedule fixes the number of calls
 */
record Delivery(boolean fixed) {

    private static final double CONFIDENCE = 0.95;

    /** Of all calls of a run. */
    static Delivery of(Plan plan) {
        boolean startsFixed = constant(plan)
                || plan.load() instanceof OpenLoad open
                        && open.arrivals() == Arrivals.POISSON_EXACT
                        && open.warmUp().isZero();
        return new Delivery(startsFixed && everyCallPlanned(plan));
    }

    /** Of the calls of a threshold. */
    static Delivery of(Plan plan, Rule threshold) {
        if (threshold.task().isPresent() && plan.tasks().size() > 1) {
            return new Delivery(false);
        }
        return threshold.stage().isPresent() ? new Delivery(constant(plan) && everyCallPlanned(plan)) : of(plan);
    }

    /** False if a flow has several tasks: it ends at a failed call, so the number of calls depends on the target. */
    private static boolean everyCallPlanned(Plan plan) {
        return plan.userClasses().stream()
                .flatMap(userClass -> userClass.flows().stream())
                .allMatch(flow -> flow.tasks().size() == 1);
    }

    private static boolean constant(Plan plan) {
        return plan.load() instanceof OpenLoad open && open.arrivals() == Arrivals.CONSTANT;
    }

    /** Calls per second. */
    Estimate perSecond(Blocking blocking, SlotCounts delivered, SlotCounts intended) {
        long offered = blocking.total(intended);
        if (!fixed || offered == 0) {
            return blocking.rate(delivered, CONFIDENCE);
        }
        return blocking.share(delivered, intended, CONFIDENCE).times(offered / blocking.seconds());
    }
}
