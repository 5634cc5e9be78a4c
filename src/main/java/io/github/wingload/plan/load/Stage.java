package io.github.wingload.plan.load;

import java.time.Duration;

/**
 * A part of the load in which its level changes linearly from one value to another, or stays constant.
 *
 * <p>The level is users in the closed model and starts per second in the open one.
 *
 * @param name in tables and thresholds; unique within a load
 * @param from level at the start; 0 or more
 * @param to level at the end; 0 or more
 * @param duration above zero
 */
public record Stage(String name, double from, double to, Duration duration) {

    /** The name of the part in which users start, if the load has no stages of its own. */
    public static final String RAMP = "ramp";

    /** The name of the part after {@link #RAMP}. */
    public static final String HOLD = "hold";

    /** True if the level is constant. */
    public boolean steady() {
        return from == to;
    }
}
