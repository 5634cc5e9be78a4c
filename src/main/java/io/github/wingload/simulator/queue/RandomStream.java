package io.github.wingload.simulator.queue;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * The sources of randomness. Each has a separate stream, so that draws of one do not shift those of another: the tenth request
 * has the same service time whether or not the ninth was dropped.
 *
 * <p>The streams are {@link Random}s because their algorithm is specified, so a seed gives the same numbers on every JDK.
 */
public enum RandomStream {
    DEMAND,
    ROUTE,
    BAD_GATEWAY,
    EGRESS,
    POD_START,
    FAULT,
    /** The duration of a step of a language model. */
    STEP,
    /** Refusals of a gateway. */
    GATEWAY,
    /** At which token of a stream a fault happens, and how its bytes are split. */
    TOKEN;

    public Random of(long seed) {
        // Neighbouring seeds of Random start with similar numbers; SplittableRandom separates them.
        return new Random(new SplittableRandom(31 * seed + name().hashCode()).nextLong());
    }
}
