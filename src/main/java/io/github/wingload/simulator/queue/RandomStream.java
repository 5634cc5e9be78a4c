package io.github.wingload.simulator.queue;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * Everything random has a stream of its own, so that a further draw of one kind does not shift all the others: the tenth
 * request has the same service time whether or not the ninth was dropped.
 *
 * <p>The streams are {@link Random}s because that algorithm is specified, so a seed means the same on every JDK.
 */
public enum RandomStream {
    DEMAND,
    ROUTE,
    BAD_GATEWAY,
    POD_START,
    FAULT;

    public Random of(long seed) {
        // Neighbouring seeds of Random start alike; SplittableRandom tells them apart.
        return new Random(new SplittableRandom(31 * seed + name().hashCode()).nextLong());
    }
}
