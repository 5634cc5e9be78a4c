package io.github.wingload.simulator;

import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** A probability that looks like a model's and is made from its input, so that one input always has the same. */
final class Probability {

    private Probability() {}

    /** Above 0 and below 1. */
    static double of(JsonNode input) {
        return 0.01 + 0.98 * new SplittableRandom(input.toString().hashCode()).nextDouble();
    }
}
