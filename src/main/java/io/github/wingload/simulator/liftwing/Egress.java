package io.github.wingload.simulator.liftwing;

import java.util.Random;

/** The way from the model servers to MediaWiki. For one thread. */
public final class Egress {

    /** The timeout of the model servers' calls. */
    static final long TIMEOUT_NS = 5_000_000_000L;

    private final double broken;
    private final Random random;

    /** @param broken the probability that a request finds it broken, from 0 to 1 */
    public Egress(double broken, Random random) {
        this.broken = broken;
        this.random = random;
    }

    /** Whether it works for the next request. */
    boolean works() {
        return broken == 0 || random.nextDouble() >= broken;
    }
}
