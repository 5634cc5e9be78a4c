package io.github.wingload.judge.tally;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.result.Window;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.SlotCounts;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.interval.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Estimates calls per second from the intended and the delivered calls.
 *
 * <p>In the closed model, and with arrivals at random, the number of calls in a stretch is itself random: the rate has the
 * interval of counts per block. Where a schedule fixes every start there is no noise in the arrivals; what is uncertain is
 * only the share of them that was delivered, so the interval is that share's, times the rate offered.
 *
 * @param fixed true if the schedule fixes the number of calls
 */
public record Delivery(boolean fixed) {

    private static final double CONFIDENCE = 0.95;

    /** A smaller growth, as a part of the rate, is not a backlog. */
    private static final double LEAST_BACKLOG = 0.01;

    /** Of all calls of a run. */
    public static Delivery of(Plan plan) {
        boolean startsFixed = constant(plan)
                || plan.load() instanceof OpenLoad open
                        && (open.arrivals() == Arrivals.RECORDED
                                || open.arrivals() == Arrivals.POISSON_EXACT
                                        && open.warmUp().isZero());
        return new Delivery(startsFixed && everyCallPlanned(plan));
    }

    /** Of the calls of a threshold. */
    public static Delivery of(Plan plan, Rule threshold) {
        // Of several tasks, one is picked at random; a pair has one task of each side.
        if (threshold.task().isPresent() && plan.tasks().size() > plan.sides().size()) {
            return new Delivery(false);
        }
        return threshold.stage().isPresent() ? new Delivery(constant(plan) && everyCallPlanned(plan)) : of(plan);
    }

    /**
     * False if a flow has several tasks: it ends at a failed call, so the number of calls depends on the target. The second call of a
     * pair is made also if the first has failed.
     */
    private static boolean everyCallPlanned(Plan plan) {
        return plan.userClasses().stream()
                .flatMap(userClass -> userClass.flows().stream())
                .allMatch(flow -> flow.tasks().size() == (flow.paired() ? 2 : 1));
    }

    private static boolean constant(Plan plan) {
        return plan.load() instanceof OpenLoad open && open.arrivals() == Arrivals.CONSTANT;
    }

    /**
     * How fast calls in flight grow, per second; empty if they do not grow for certain, or by less than 1 % of the rate.
     *
     * @param intended calls by their intended start
     * @param ended the same calls by their end
     */
    public static Optional<Estimate> backlog(Plan plan, Blocking blocking, SlotCounts intended, SlotCounts ended) {
        double least = LEAST_BACKLOG * blocking.total(intended) / blocking.seconds();
        return plan.load().open()
                ? blocking.growth(intended, ended, CONFIDENCE)
                        .filter(growth -> growth.interval().low() > 0 && growth.value() > least)
                : Optional.empty();
    }

    /** The growth of {@link #backlog} in a part of the run. */
    static OptionalDouble backlogPerSecond(Plan plan, Window part, SlotCounts intended, SlotCounts ended) {
        return part.seconds() == 0
                ? OptionalDouble.empty()
                : backlog(plan, Blocking.of(part.seconds()), intended, ended).stream()
                        .mapToDouble(Estimate::value)
                        .findFirst();
    }

    /** The slot in which a call ended or was dropped. */
    public static int slotOfEnd(Call call, long beginNs) {
        return Slots.of(Math.max(call.intendedNs(), call.endNs()) - beginNs);
    }

    /** Calls per second. */
    public Estimate perSecond(Blocking blocking, SlotCounts delivered, SlotCounts intended) {
        long offered = blocking.total(intended);
        if (!fixed || offered == 0) {
            return blocking.rate(delivered, CONFIDENCE);
        }
        return blocking.share(delivered, intended, CONFIDENCE).times(offered / blocking.seconds());
    }
}
