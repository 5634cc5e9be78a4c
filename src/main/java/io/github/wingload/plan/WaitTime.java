package io.github.wingload.plan;

import java.time.Duration;

/** A user's pause between two tasks. */
public sealed interface WaitTime {

    /** No pause. */
    record None() implements WaitTime {}

    /** A fixed pause. */
    record Constant(Duration pause) implements WaitTime {}

    /** A random pause, uniform in [min, max). */
    record Between(Duration min, Duration max) implements WaitTime {}

    /** A task starts this long after the start of the one before, or as soon as that one has ended if it took longer. */
    record ConstantPacing(Duration pacing) implements WaitTime {}

    /** Pacing as a number of tasks per second and user; above zero. */
    record ConstantThroughput(double tasksPerSecond) implements WaitTime {}
}
