package io.github.wingload.user;

import io.github.wingload.plan.Flow;
import java.util.List;
import java.util.random.RandomGenerator;

/** Picks flows at random in proportion to their weights. Immutable, thread-safe. */
public final class FlowPick {

    private final List<Flow> flows;

    /** For each flow, the weights up to and including its own added up. */
    private final long[] upTo;

    public FlowPick(List<Flow> flows) {
        this.flows = List.copyOf(flows);
        upTo = new long[flows.size()];
        long sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += flows.get(i).weight();
            upTo[i] = sum;
        }
    }

    /** A flow. With one flow no random number is used up. */
    public Flow next(RandomGenerator random) {
        int last = upTo.length - 1;
        if (last == 0) {
            return flows.get(0);
        }
        long draw = random.nextLong(upTo[last]);
        int flow = 0;
        while (upTo[flow] <= draw) {
            flow++;
        }
        return flows.get(flow);
    }
}
