package io.github.wingload.plan.load;

import java.time.Duration;

/** A user's pause between two tasks. */
public sealed interface WaitTime {

    /** The mean time from the start of a flow to that of the next in seconds, if its answers took no time. */
    double meanSeconds();

    /** No pause. */
    record None() implements WaitTime {

        @Override
        public double meanSeconds() {
            return 0;
        }
    }

    /** A fixed pause. */
    record Constant(Duration pause) implements WaitTime {

        @Override
        public double meanSeconds() {
            return pause.toNanos() / 1e9;
        }
    }

    /** A random pause, uniform in [min, max). */
    record Between(Duration min, Duration max) implements WaitTime {

        @Override
        public double meanSeconds() {
            return min.plus(max).toNanos() / 2e9;
        }
    }

    /** A task starts this long after the start of the one before, or as soon as that one has ended if it took longer. */
    record ConstantPacing(Duration pacing) implements WaitTime {

        @Override
        public double meanSeconds() {
            return pacing.toNanos() / 1e9;
        }
    }

    /** Pacing as a number of tasks per second and user; above zero. */
    record ConstantThroughput(double tasksPerSecond) implements WaitTime {

        @Override
        public double meanSeconds() {
            return 1 / tasksPerSecond;
        }
    }
}
