package io.github.wingload.plan;

import java.time.Duration;

/**
 * A stretch of the load in which its level goes from one value to another in a straight line, or stays.
 *
 * <p>The level is users in the closed model and starts per second in the open one.
 *
 * @param name tells it from the others in tables and thresholds; distinct within a load
 * @param from level at its begin; 0 or more
 * @param to level at its end; 0 or more
 * @param duration above zero
 */
public record Stage(String name, double from, double to, Duration duration) {

    /** The name of the stretch in which users start, of a load that has no stages of its own. */
    public static final String RAMP = "ramp";

    /** The name of the stretch after it. */
    public static final String HOLD = "hold";

    /** True if the level stays as it is. */
    public boolean steady() {
        return from == to;
    }
}
