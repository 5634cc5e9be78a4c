package io.github.wingload.plan;

import java.time.Duration;

/** A user's pause between two tasks. */
public sealed interface WaitTime {

    /** No pause. */
    record None() implements WaitTime {}

    /** Always the same pause. */
    record Constant(Duration pause) implements WaitTime {}

    /** A pause drawn uniformly from min up to, not including, max. */
    record Between(Duration min, Duration max) implements WaitTime {}

    /** Tasks start this long apart, or as soon as the one before has ended if that took longer. */
    record ConstantPacing(Duration pacing) implements WaitTime {}

    /** As pacing, given as tasks per second and user; above zero. */
    record ConstantThroughput(double tasksPerSecond) implements WaitTime {}
}
