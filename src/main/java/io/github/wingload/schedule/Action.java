package io.github.wingload.schedule;

import io.github.wingload.plan.load.Flow;

/** The next action of a user. */
public sealed interface Action {

    /**
     * Start a call now.
     *
     * @param flow the user's current flow
     * @param step which of the flow's tasks, from 0
     * @param intendedNs when the user wanted to start it; lateness counts from here
     */
    record Start(Flow flow, int step, long intendedNs) implements Action {

        /** True for the calls of a pair that follow its first one. */
        public boolean endsPair() {
            return flow.paired() && step > 0;
        }

        /** True for the first call of a flow. */
        public boolean first() {
            return step == 0;
        }

        /** Index of the task in the plan. */
        public int task() {
            return flow.tasks().get(step);
        }
    }

    /** Do nothing until a time, then call {@link VirtualUser#woken}. */
    record Wait(long untilNs) implements Action {}

    /** Do nothing any more. */
    record Leave() implements Action {}
}
